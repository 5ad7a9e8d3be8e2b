import { Kind, buildSchema, parse, type GraphQLObjectType } from 'graphql';
import { exceedsCost } from './exceedsCost';
import { COST, UNPAGED_LIST, WEIGHTS } from './limits';

const schema = buildSchema(`
  type Query { requests(first: Int): Page }
  type Page { nodes: [InformationRequest!] }
  type InformationRequest { documents: [RequestDocument!] }
  type RequestDocument { id: ID content: String }
`);

/** The least limit that a document does not exceed. */
const costOf = (document: string): number => {
  const [definition] = parse(document).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('an operation');
  const root = schema.getQueryType() as GraphQLObjectType;
  const { selectionSet } = definition;
  const weighed = { schema, selectionSet, root, fragments: new Map(), variables: {} };
  let limit = 0;
  while (exceedsCost(weighed, limit)) limit += 1;
  return limit;
};

test('the bytes of a document count for a thousand values, however often they are asked', () => {
  const asked = (fields: string): number =>
    costOf(`{ requests(first: 2) { nodes { documents { ${fields} } } } }`);
  const documents = 2 * UNPAGED_LIST;
  expect(asked('id')).toBe(1 + 1 + 2 + documents);
  expect(asked('content')).toBe(1 + 1 + 2 + documents * 1000);
  expect(asked('a: content b: content')).toBe(1 + 1 + 2 + documents * 2000);
  const weighty = ['RequestDocument', 'OutwardDocument', 'AnswerDocument'];
  expect(WEIGHTS).toEqual(Object.fromEntries(weighty.map((type) => [`${type}.content`, 1000])));
  expect(COST).toBe(100_000);
});
