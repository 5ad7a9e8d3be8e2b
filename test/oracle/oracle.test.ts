import { decide, type Decision } from '@lidhja/policy';
import { keeps } from '../prove/Proof';
import { COMBINATIONS, everyCombination } from './everyCombination';
import { describe as describeDifference, findDifference, findDifferenceIn } from './findDifference';
import { CASES, oracleProof, oracleProofOf } from './oracleProof';
import { PLANTED_BUGS } from './plantedBugs';
import { allMisread, rowBecomes, withoutRule } from './PlantedBug';

const LIMIT = { seed: 7, cases: CASES.short };

test('the engine answers as the oracle does, near the bounds and far from them', async () => {
  const { bars, figures } = await oracleProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
  expect(figures.cases).toBe(CASES.short);
});

test('a proof over an engine with a fault fails, and shows the question and both answers', async () => {
  const proof = oracleProofOf(withoutRule('sealed').decide);
  await expect(proof('short', () => undefined)).rejects.toThrow(
    /^case \d+: engine ALLOW .*oracle DENY.*"sealed":true/,
  );
});

test('at least a dozen faults are planted, each under a name of its own', () => {
  const names = new Set(PLANTED_BUGS.map(({ name }) => name));
  expect(names.size).toBe(PLANTED_BUGS.length);
  expect(names.size).toBeGreaterThanOrEqual(12);
});

test.each(PLANTED_BUGS.map((bug) => [bug.name, bug.decide] as const))(
  'the oracle, asked with another seed, notices: %s',
  (_name, faulty) => {
    expect(findDifference(faulty, LIMIT)).not.toBeNull();
  },
);

// Each opens one combination or two, which the drawn questions would seldom come across.
test.each([
  rowBecomes('a lead for an ngo', 'known_lead', { who: ['prosecutor', 'police', 'ngo'] }),
  rowBecomes('statements for another use', 'police_own_statement', {
    purposes: ['THIS_PROCEEDING', 'OTHER'],
  }),
  rowBecomes('a family read for the return', 'return_at_home', {
    categories: ['RETURN', 'MIGRATION', 'VICTIM_IDENTITY', 'FAMILY'],
  }),
  rowBecomes('a compartment for statistics', 'compartment_abroad', {
    purposes: ['THIS_PROCEEDING', 'ASSISTANCE', 'STATISTICS'],
  }),
])('what is too wide in one place is found among all combinations: $name', ({ decide: faulty }) => {
  expect(findDifferenceIn(everyCombination(), faulty)).not.toBeNull();
});

test('no combination is left out, and the engine agrees on each', () => {
  const seen = new Set<string>();
  for (const { requester, purpose, category, basis } of everyCombination())
    seen.add([requester.kind, purpose, category, basis.kind].join());
  expect(seen.size).toBe(COMBINATIONS);
  expect(findDifferenceIn(everyCombination(), decide)).toBeNull();
});

test('a misreading that changes nothing is no difference', () => {
  const copied = allMisread('a copy', (question) => ({ ...question }));
  expect(findDifference(copied.decide, { seed: 7, cases: 2_000 })).toBeNull();
});

test('a difference is shown with nothing special about it but the cause', () => {
  const bug = withoutRule('retention');
  const found = findDifference(bug.decide, LIMIT);
  const { subject, requester } = found?.question ?? {};
  const special = Object.entries(subject ?? {}).filter(([, value]) => value === true);
  expect(special).toEqual([['pastRetention', true]]);
  expect(subject?.facts.size).toBeLessThanOrEqual(3);
  expect(requester).toMatchObject({ suspended: false, clearances: [] });
  expect(found && describeDifference(bug.decide, found)).toMatch(
    /^case \d+: engine ALLOW \(\w+\), oracle DENY: \{.*"pastRetention":true/,
  );
});

test('the same seed draws the same questions', () => {
  const heard = (seed: number): string[] => {
    const rules: string[] = [];
    findDifference(decide, { seed, cases: 200 }, ({ rule }: Decision) => rules.push(rule));
    return rules;
  };
  expect(heard(3)).toEqual(heard(3));
  expect(heard(3)).not.toEqual(heard(4));
});
