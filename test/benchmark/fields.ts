import {
  buildSubgraph,
  Ledger,
  Masks,
  Underway,
  Verdicts,
  type Standing,
} from '@lidhja/enforcement';
import { PUBLIC } from '@lidhja/policy';
import { buildASTSchema, execute, parse, type GraphQLSchema } from 'graphql';
import type { Finding, Proof } from '../prove/Proof';
import { compare, round } from './compare';
import { MeasuredResolver, type Measured, type MeasuredContext } from './measured';
import { stockShield } from './stockShield';

const OBJECTS = 1000;
const ROUNDS = 200;
const FIELDS = [...'abcdefghij'];
const QUERY = parse(`{ measured { ${FIELDS.join(' ')} } }`);

const rowsOf = (access: (index: number) => string): Measured[] =>
  Array.from({ length: OBJECTS }, (_, index) => ({
    ...(Object.fromEntries(
      FIELDS.map((field) => [field, `${field} ${index}`]),
    ) as never as Measured),
    id: `row-${index}`,
    access: access(index),
  }));

const STANDING: Standing = {
  requester: {
    ...PUBLIC,
    kind: 'prosecutor',
    organisation: 'organisation',
    official: 'official',
    country: 'AL',
  },
  purpose: 'THIS_PROCEEDING',
  facts: [],
  grants: [],
  now: 0,
};

const OPEN = rowsOf((index) => `mandate|in_area${index >= 0 ? ',assigned_case' : ''}|`);
/** Every second object is of a case that the official is not assigned to. */
const HALF = rowsOf((index) => `mandate|in_area${index % 2 ? ',assigned_case' : ''}|`);

const contextOf = (rows: readonly Measured[]): MeasuredContext => {
  const ledger = new Ledger();
  const verdicts = new Verdicts(new Masks(STANDING), ledger);
  const { requester, purpose } = STANDING;
  return { rows, requester, purpose, verdicts, ledger, underway: new Underway() } as never;
};

const plain = (): GraphQLSchema => {
  const fields = FIELDS.map((field) => `${field}: String`).join(' ');
  const schema = buildASTSchema(
    parse(`type Query { measured: [Measured!]! } type Measured { ${fields} }`),
  );
  const field = schema.getQueryType()?.getFields()['measured'];
  if (field) field.resolve = (_root, _args, { rows }: MeasuredContext) => rows;
  return schema;
};

/** How many values of the answer are there; each contender must give what it is measured for. */
const valuesOf = async (schema: GraphQLSchema, rows: readonly Measured[]): Promise<number> => {
  const { data } = await execute({ schema, document: QUERY, contextValue: contextOf(rows) });
  const answered = (data as { measured: Record<string, unknown>[] }).measured;
  return answered.flatMap((one) => Object.values(one)).filter((value) => value !== null).length;
};

/** The mask on a thousand objects of ten fields. */
export const fields: Proof = {
  name: 'fields',
  async run(): Promise<Finding> {
    const { schema: guarded } = buildSubgraph({
      name: 'measured',
      resolvers: [MeasuredResolver],
      entities: [],
      references: {},
    });
    const unguarded = plain();
    const stock = stockShield(plain());
    const run = (schema: GraphQLSchema, rows: readonly Measured[]) => async () =>
      execute({ schema, document: QUERY, contextValue: contextOf(rows) });
    const values = await valuesOf(guarded, OPEN);
    const halved = await valuesOf(guarded, HALF);
    const times = await compare(
      {
        unguarded: run(unguarded, OPEN),
        guarded: run(guarded, OPEN),
        half: run(guarded, HALF),
      },
      ROUNDS,
    );
    // By itself: what it leaves to the garbage collector would be counted against the others.
    const beside = await compare({ unguarded: run(unguarded, OPEN), stock: run(stock, OPEN) }, 20);
    return {
      figures: {
        unguardedMs: round(times.unguarded),
        stockShieldRatio: round(beside.stock / beside.unguarded),
      },
      bars: {
        guardedToUnguarded: { measured: round(times.guarded / times.unguarded), atMost: 1.3 },
        halfWithheldToPermitted: { measured: round(times.half / times.guarded), atMost: 1 },
        valuesPermitted: { measured: values, atLeast: 10_000, atMost: 10_000 },
        valuesHalfWithheld: { measured: halved, atLeast: 5_000, atMost: 5_000 },
      },
    };
  },
};
