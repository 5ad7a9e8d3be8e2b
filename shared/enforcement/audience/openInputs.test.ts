import { buildSchema, printSchema } from 'graphql';
import { readDeclarations } from './readDeclarations';
import { audienceSchema } from './audienceSchema';

const SDL = `
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @operation(by: [String!]!, purposes: [String!]!) on FIELD_DEFINITION
  directive @selects(by: String) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query {
    networks(area: ID @selects(by: "Network.area"), orderBy: NetworkOrder, filter: NetworkFilter, told: Told, first: Int): [Network] @operation(by: ["any"], purposes: [])
    networkBySecret(secret: String! @selects(by: "Network.secret")): Network @operation(by: ["any"], purposes: [])
  }
  enum NetworkOrder { AREA @selects(by: "Network.area") BUDGET @selects(by: "Network.budget") }
  input NetworkFilter { area: ID @selects(by: "Network.area") budget: Int @selects(by: "Network.budget") }
  input Told { secret: String @selects(by: "Network.secret") }
  type Network {
    area: ID @classified(as: "OPEN")
    budget: Int @classified(as: "FINANCE")
    secret: String @classified(as: "SHELTER_LOCATION")
  }`;

const known = (kind: 'donor' | 'public'): string =>
  printSchema(audienceSchema(buildSchema(SDL), readDeclarations(SDL), kind));

test('nobody is told that a list can be chosen by what they can never read', () => {
  const schema = known('public');
  expect(schema).toContain(
    'networks(area: ID, orderBy: NetworkOrder, filter: NetworkFilter, first: Int)',
  );
  expect(schema).not.toMatch(/budget|secret|Told|FINANCE/i);
});

test('whoever can read it is told, and not of what is beyond them', () => {
  const schema = known('donor');
  expect(schema).toMatch(/enum NetworkOrder \{\s+AREA\s+BUDGET\s+\}/);
  expect(schema).toMatch(/input NetworkFilter \{\s+area: ID\s+budget: Int\s+\}/);
  expect(schema).toContain('Category: FINANCE.');
  expect(schema).not.toMatch(/secret|Told|SHELTER/i);
});
