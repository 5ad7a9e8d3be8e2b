import 'reflect-metadata';
import {
  CATEGORIES,
  ORDINARY_SUBJECT,
  decide,
  type Category,
  type Requester,
} from '@lidhja/policy';
import { graphql, isObjectType, type GraphQLSchema } from 'graphql';
import {
  Directive,
  Field,
  ID,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  createUnionType,
} from 'type-graphql';
import { buildSubgraph } from '../build/buildSubgraph';
import { Classified } from '../declare/Classified';
import { Operation } from '../declare/Operation';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { Underway } from '../serve/Underway';
import { parseAccessClass } from './AccessClass';
import { Masks, type Standing } from './Masks';
import { Verdicts } from './Verdicts';

@InterfaceType({ resolveType: ({ kind }: { kind: string }) => kind })
abstract class Known {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  name: string | null;
}

@ObjectType({ implements: Known })
@Classified('CASE_STATUS')
@Directive('@key(fields: "id")')
class Victim extends Known {
  @Classified('MIGRATION')
  @Field(() => String, { nullable: true })
  citizenship: string | null;
}

@ObjectType({ implements: Known })
@Classified('WITNESS_PROTECTION')
@Directive('@key(fields: "id")')
class Witness extends Known {}

const Found = createUnionType({
  name: 'Found',
  types: () => [Victim, Witness] as const,
  resolveType: (one) => (one as unknown as { kind: string }).kind,
});

@ObjectType()
class Folder {
  @Classified('OPEN')
  @Field(() => [Found])
  inside: unknown[];
}

const PURPOSE = 'THIS_PROCEEDING';
const RULE = {
  by: ['prosecutor', 'police', 'witness_protection', 'ngo'],
  purposes: [PURPOSE],
} as const;

interface Kept extends Known {
  readonly kind: 'Victim' | 'Witness';
  readonly access: string;
  readonly citizenship: string;
}

const row = (id: string, kind: Kept['kind'], access: string): Kept => {
  return { id, kind, access, name: `name-${id}`, citizenship: `citizenship-${id}` };
};
const ASSIGNED = 'mandate|in_area,assigned_case|';
let rows: Kept[] = [];
beforeEach(() => {
  rows = [
    row('1', 'Victim', ASSIGNED),
    row('2', 'Witness', ASSIGNED),
    row('3', 'Victim', 'mandate|in_area|'),
    row('4', 'Witness', 'mandate|cleared|'),
  ];
});

@Resolver()
class FoundResolver {
  @Operation(RULE)
  @Query(() => [Known])
  known(): unknown[] {
    return rows;
  }
  @Operation(RULE)
  @Query(() => [Found])
  found(): unknown[] {
    return rows.map((one) => Promise.resolve(one));
  }
  @Operation(RULE)
  @Query(() => [Folder])
  folders(): Folder[] {
    return [{ inside: rows }];
  }
  @Operation(RULE)
  @Query(() => Found, { nullable: true })
  second(): unknown {
    return rows[1] ?? null;
  }
}

const byId = ({ id }: { id: string }): Promise<object | null> => {
  return Promise.resolve(rows.find((one) => one.id === id) ?? null);
};

const build = (): GraphQLSchema =>
  buildSubgraph({
    name: 'test',
    resolvers: [FoundResolver],
    entities: [Victim, Witness],
    references: { Victim: byId, Witness: byId },
  }).schema;

const requester = (kind: Requester['kind']): Requester => ({
  kind,
  organisation: 'o',
  official: 'f',
  country: 'AL',
  functions: [],
  areas: ['AL-12'],
  clearances: kind === 'witness_protection' ? ['witness-protection'] : [],
  suspended: false,
});
const KINDS = ['prosecutor', 'police', 'witness_protection', 'ngo'] as const;
type Kind = (typeof KINDS)[number];

const standing = (kind: Kind): Standing => ({
  requester: requester(kind),
  purpose: PURPOSE,
  facts: [],
  grants: [],
  now: 0,
});

/** What the engine says of one value, asked for it directly. */
const direct = (kind: Kind, { access }: Kept, category: Category): boolean => {
  const { basis, facts } = parseAccessClass(access, category);
  const subject = { ...ORDINARY_SUBJECT, facts };
  const asked = {
    requester: requester(kind),
    purpose: PURPOSE,
    subject,
    category,
    now: 0,
  } as const;
  return decide({ ...asked, basis: { kind: basis as 'mandate' } }).effect === 'ALLOW';
};

const SAYS = { Victim: 'CASE_STATUS', Witness: 'WITNESS_PROTECTION' } as const;
const PARTS = `__typename ... on Victim { id name citizenship again: name } ... on Witness { id name again: name }
  ...F ... on Known { id third: name }`;
const FRAGMENT = 'fragment F on Victim { fourth: name }';
/** Every way to the rows; what is in the lists they answer is compared with the direct decision. */
const WAYS: Readonly<Record<string, string>> = {
  'an interface': `{ known { __typename id name again: name third: name
    ... on Victim { citizenship fourth: name } } }`,
  'fragments on an interface': `{ known { ${PARTS} } } ${FRAGMENT}`,
  'a union': `{ found { ${PARTS} } } ${FRAGMENT}`,
  'a union under another name, in another order': `{ x: found { ...F ... on Witness { again: name id name third: name }
    ... on Victim { third: name again: name citizenship name id } __typename } } ${FRAGMENT}`,
  'a union below an object': `{ folders { inside { ${PARTS} } } } ${FRAGMENT}`,
  references: `{ _entities(representations: [
    { __typename: "Victim", id: "1" }, { __typename: "Victim", id: "3" }]) { ${PARTS} } } ${FRAGMENT}`,
};

const listIn = (value: unknown): Record<string, unknown>[] => {
  const [first] = Object.values(value as object) as unknown[];
  const list = Array.isArray(first) ? (first as Record<string, unknown>[]) : [];
  return list[0] && 'inside' in list[0] ? (list[0]['inside'] as Record<string, unknown>[]) : list;
};

const ask = async (schema: GraphQLSchema, kind: Kind, source: string, verdicts?: Verdicts) => {
  const ledger = new Ledger();
  const contextValue = {
    requester: requester(kind),
    purpose: PURPOSE,
    verdicts: verdicts ?? new Verdicts(new Masks(standing(kind)), ledger),
    ledger,
    underway: new Underway(),
  } as unknown as RequestContext;
  const result = await graphql({ schema, source, contextValue });
  expect(result.errors).toBeUndefined();
  return { result, ledger, list: listIn(result.data) };
};

/** What any way gives otherwise than the engine says, as text. */
const differences = async (schema: GraphQLSchema, verdicts?: Verdicts): Promise<string[]> => {
  const found: string[] = [];
  for (const kind of KINDS) {
    for (const [way, source] of Object.entries(WAYS)) {
      // The door to references is shut for a kind that could never read what they say.
      if (way === 'references' && kind === 'ngo') continue;
      const { list } = await ask(schema, kind, source, verdicts);
      const asked = way === 'references' ? rows.filter(({ id }) => id === '1' || id === '3') : rows;
      const there = asked.filter(
        (one) => way === 'references' || direct(kind, one, SAYS[one.kind]),
      );
      if (list.length !== there.length) found.push(`${kind} by ${way}: ${list.length} rows`);
      for (const [at, one] of there.entries()) {
        const answered = list[at] ?? {};
        const name = direct(kind, one, 'VICTIM_IDENTITY') ? one.name : null;
        const citizenship = direct(kind, one, 'MIGRATION') ? one.citizenship : null;
        const only = one.kind === 'Victim' ? { citizenship, fourth: name } : {};
        const wanted = {
          __typename: one.kind,
          id: one.id,
          name,
          again: name,
          third: name,
          ...only,
        };
        const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort());
        if (sorted(answered) !== sorted(wanted)) found.push(`${kind} by ${way}: row ${one.id}`);
      }
    }
  }
  return found;
};

test('by an interface, a union, fragments, other names and references each value is decided as it is directly', async () => {
  expect(await differences(build())).toEqual([]);
  const said = rows.flatMap((one) =>
    KINDS.map((kind) => CATEGORIES.filter((category) => direct(kind, one, category)).length > 0),
  );
  expect(new Set(said).size).toBe(2);
});

const fieldOf = (schema: GraphQLSchema, type: string, field: string) => {
  const found = schema.getType(type);
  const one = isObjectType(found) ? found.getFields()[field] : undefined;
  if (!one) throw new Error(`there is no ${type}.${field}`);
  return one;
};

test('a rule on the interface alone is found: nothing asks it', async () => {
  const schema = build();
  for (const type of ['Victim', 'Witness']) {
    fieldOf(schema, type, 'name').resolve = (one: Kept) => one.name;
  }
  expect(await differences(schema)).not.toEqual([]);
});

test('one way that goes around the mask is found', async () => {
  const schema = build();
  fieldOf(schema, 'Folder', 'inside').resolve = () => rows.map((one) => ({ ...one }));
  expect(await differences(schema)).toEqual(
    expect.arrayContaining([expect.stringContaining('a union below an object')]),
  );
});

test('a decision that is kept for the next row is found', async () => {
  const kept = new Map<string, { allowed: boolean; rows: object[] }>();
  const verdicts = new Verdicts(new Masks(standing('prosecutor')), new Ledger());
  const careless = {
    isThere: verdicts.isThere.bind(verdicts),
    of: (one: never, field: { coordinate: string }) => {
      const known = kept.get(field.coordinate) ?? verdicts.of(one, field as never);
      kept.set(field.coordinate, known);
      return known;
    },
  } as unknown as Verdicts;
  expect(await differences(build(), careless)).not.toEqual([]);
});

test('__typename tells no one of a witness who may not know of one: the same bytes as without', async () => {
  const schema = build();
  const answers = async (): Promise<string[]> => {
    const sources = [
      ...Object.values(WAYS),
      '{ known { __typename } }',
      '{ found { __typename } }',
    ];
    const asked = sources.map((source) => ask(schema, 'prosecutor', source));
    return (await Promise.all(asked)).map(({ result, ledger }) =>
      JSON.stringify([result, ledger.summary()]),
    );
  };
  const one = await ask(schema, 'prosecutor', '{ second { __typename } }');
  expect([one.result, one.ledger.summary()]).toEqual([{ data: { second: null } }, []]);
  const withWitnesses = await answers();
  rows = rows.filter(({ kind }) => kind === 'Victim');
  expect(await answers()).toEqual(withWitnesses);
});

test('a witness is shown by __typename to who may know of one', async () => {
  const { result } = await ask(build(), 'witness_protection', '{ known { __typename } }');
  expect(JSON.stringify(result)).toContain('Witness');
});

test('where rows are not taken out, __typename does tell', async () => {
  const schema = build();
  fieldOf(schema, 'Query', 'known').resolve = () => rows;
  const { result } = await ask(schema, 'prosecutor', '{ known { __typename } }');
  expect(JSON.stringify(result)).toContain('Witness');
});

test('that a row of a union was there is noted by its own type', async () => {
  const { ledger } = await ask(build(), 'prosecutor', '{ found { __typename } }');
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  expect(event).toMatchObject({
    rows: [{ record: '1' }],
    coordinates: [{ coordinate: 'Victim', rows: [0] }],
  });
});

test('what is no row is not in the list', async () => {
  rows = [rows[0] as Kept, null as unknown as Kept];
  const { result } = await ask(build(), 'prosecutor', '{ found { __typename } }');
  expect(result.data).toEqual({ found: [{ __typename: 'Victim' }] });
});
