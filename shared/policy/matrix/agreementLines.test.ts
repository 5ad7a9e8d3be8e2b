import { agreementLines, differenceOf, type Category } from '../index';

const declared = {
  categories: new Map<string, Category>([
    ['Case.stage', 'CASE_STATUS'],
    ['Case.suspects', 'SUSPECT'],
    ['Area.name', 'OPEN'],
  ]),
};
const bounds = { status: 'in_force', purposes: ['THIS_PROCEEDING'], categories: ['CASE_STATUS'] };
const lines = (change: object = {}): string[] => agreementLines(declared, { ...bounds, ...change });

test('an agreement opens what it lists, to those whom the table lets read it on a grant', () => {
  expect(lines()).toEqual(['Case.stage CASE_STATUS foreign_authority THIS_PROCEEDING']);
});

test('a category and a purpose more are gained, one less is lost', () => {
  const wider = lines({
    categories: ['CASE_STATUS', 'SUSPECT'],
    purposes: ['THIS_PROCEEDING', 'RETURN'],
  });
  const { gained, lost } = differenceOf(lines(), wider);
  expect(lost).toEqual([]);
  expect(gained).toContain('Case.suspects SUSPECT foreign_authority THIS_PROCEEDING');
  expect(gained).toContain('Case.stage CASE_STATUS foreign_protection RETURN consent');
  expect(differenceOf(wider, lines()).lost).toEqual(gained);
});

test.each(['signed', 'suspended', 'denounced'])('one that is %s opens nothing', (status) => {
  expect(lines({ status })).toEqual([]);
});

test('one that lets a hit/no-hit be asked for tells it to whoever asked, and opens nothing else by it', () => {
  const asked = {
    categories: new Map([
      ...declared.categories,
      ...(['hit', 'reference'] as const).map(
        (field) => [`InformationRequest.${field}`, 'REQUEST'] as const,
      ),
    ]),
  };
  const told = agreementLines(asked, { ...bounds, hitNoHit: 14_400_000 });
  expect(differenceOf(agreementLines(asked, bounds), told)).toEqual({
    lost: [],
    gained: ['InformationRequest.hit REQUEST foreign_authority THIS_PROCEEDING'],
  });
  expect(agreementLines(asked, { ...bounds, hitNoHit: 14_400_000, status: 'suspended' })).toEqual(
    [],
  );
});

test('the lines stand in order, whatever order the fields are declared in', () => {
  const categories = new Map([
    ['Case.b', 'OFFENCE' as const],
    ['Case.a', 'OFFENCE' as const],
  ]);
  const bounds = { status: 'in_force', purposes: ['THIS_PROCEEDING'], categories: ['OFFENCE'] };
  const lines = agreementLines({ categories }, bounds);
  expect(lines[0]).toMatch(/^Case\.a OFFENCE /);
  expect(lines).toEqual([...lines].sort());
});
