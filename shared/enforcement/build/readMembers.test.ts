import { buildSchema } from 'graphql';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { readClassification } from './Classification';
import { readMembers } from './readMembers';

const NAME = 'name: String @classified(as: "VICTIM_IDENTITY")';
const KNOWN = `interface Known { ${NAME} }`;
const victim = (category = '@classified(as: "CASE_STATUS")', name = NAME): string =>
  `type Victim implements Known ${category} { ${name} }`;
const FOUND = `union Found = Victim | Office
  type Office @classified(as: "OPEN") { title: String @classified(as: "OPEN") }`;
const RULE = '@operation(by: ["any"], purposes: [])';

const read = (...types: string[]): unknown => {
  const query = types.some((one) => one.startsWith('type Query'))
    ? ''
    : `type Query { one: Known ${RULE} }`;
  const schema = buildSchema([DIRECTIVE_DEFINITIONS, query, ...types].join('\n'));
  try {
    return Object.fromEntries(readMembers(schema, readClassification(schema)));
  } catch (error) {
    return (error as Error).message;
  }
};

test('what stands for an interface or a union says what it says by being there', () => {
  expect(read(KNOWN, victim(), FOUND)).toEqual({ Victim: 'CASE_STATUS', Office: 'OPEN' });
});

test('what Federation can look up by its key stands for none of ours', () => {
  const entities = `union _Entity = Case
    type Case { id: ID @classified(as: "OPEN") }`;
  expect(read(KNOWN, victim(), entities)).toEqual({ Victim: 'CASE_STATUS' });
});

test.each([
  ['no class category', victim(''), 'Victim can stand for Known: add @Classified(category)'],
  ['a category that is none', victim('@classified(as: "X")'), 'Victim can stand for Known: add'],
  [
    'another category than the interface',
    victim(undefined, 'name: String @classified(as: "CASE_STATUS")'),
    'Victim.name is CASE_STATUS and Known.name is VICTIM_IDENTITY: classify them alike',
  ],
])('a member with %s stops the build, by name', (_what, type, fault) => {
  expect(read(KNOWN, type)).toContain(fault);
});

test('a member of the interface itself without a category stops the build, by name', () => {
  expect(read('interface Known { name: String }', victim())).toContain(
    'Known.name is not classified',
  );
});

test('an interface that implements another is held to it as well', () => {
  const heir = 'interface Named implements Known { name: String @classified(as: "OPEN") }';
  expect(read(KNOWN, heir, victim().replace('Known', 'Known & Named'))).toContain(
    'Named.name is OPEN and Known.name is VICTIM_IDENTITY',
  );
});

test('a field must be able to be null where what it answers can be absent', () => {
  const fault = 'Query.one can be absent and so must be nullable';
  expect(read(KNOWN, victim(), `type Query { one: Known! ${RULE} }`)).toContain(fault);
  const listed = `type Query { one: [Known!]! ${RULE} }`;
  expect(read(KNOWN, victim(), listed)).toEqual({ Victim: 'CASE_STATUS' });
  expect(read(FOUND, KNOWN, victim(), `type Query { one: Found! ${RULE} }`)).toContain(fault);
  const open = victim('@classified(as: "OPEN")');
  expect(read(KNOWN, open, `type Query { one: Known! ${RULE} }`)).toEqual({ Victim: 'OPEN' });
});
