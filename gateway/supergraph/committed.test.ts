import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REQUESTER_KINDS, reachable } from '@lidhja/policy';
import { isScalarType, isSpecifiedScalarType, validateSchema, type GraphQLSchema } from 'graphql';
import { Supergraph } from './Supergraph';
import { readDeclarations } from '@lidhja/enforcement';

const SDL = readFileSync(join(__dirname, '..', 'supergraph.graphql'), 'utf8');
const unused = { process: () => Promise.reject(new Error('nothing is fetched here')) };

const coordinates = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );

describe('the committed supergraph', () => {
  const { categories } = readDeclarations(SDL);
  let supergraph: Supergraph;
  beforeAll(async () => {
    supergraph = await Supergraph.open(SDL, () => unused);
  });
  afterAll(() => supergraph.retire());

  it.each([null, ...REQUESTER_KINDS])('gives %s a sound schema of what it can reach', (kind) => {
    const { schema } = supergraph.audiences.of(kind);
    expect(validateSchema(schema)).toEqual([]);
    const reach = reachable(kind ?? 'public');
    const known = coordinates(schema).filter((coordinate) => categories.has(coordinate));
    expect(known.length).toBeGreaterThan(5);
    expect(known.filter((coordinate) => !reach.has(categories.get(coordinate)!))).toEqual([]);
  });

  it.each([null, 'donor', 'media'] as const)('gives %s no path to a case or a victim', (kind) => {
    const names = Object.keys(supergraph.audiences.of(kind).schema.getTypeMap());
    expect(names.filter((name) => /case|victim|person|suspect/i.test(name))).toEqual([]);
  });

  it('has no scalar, where something is sent, that takes whatever is sent', () => {
    const { schema } = supergraph.audiences.of('coordinator');
    const scalars = Object.values(schema.getTypeMap())
      .filter(isScalarType)
      .filter((type) => !isSpecifiedScalarType(type));
    expect(scalars.map(({ name }) => name).sort()).toEqual(['DateTime', 'JSONObject', 'LocalDate']);
    for (const scalar of scalars) expect(() => scalar.parseValue('nonsense')).toThrow();
  });
});
