import 'reflect-metadata';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Classified } from '../declare/Classified';
import { Operation } from '../declare/Operation';
import { mandateOpens } from './mandateOpens';
import { inForce, secureRows } from './secureRows';
import type { SecuredSchema } from './SecuredTable';

@ObjectType()
class Office {
  @Classified('OPEN')
  @Field(() => String)
  name: string;
}

@Resolver()
class OfficeResolver {
  @Operation({ by: ['any'] })
  @Query(() => Office, { nullable: true })
  office(): null {
    return null;
  }
}

const definition = {
  name: 'planted',
  resolvers: [OfficeResolver] as [typeof OfficeResolver],
  entities: [],
  references: {},
};

const secured: SecuredSchema = {
  schema: 'planted',
  role: 'reader',
  tables: [{ table: 'office', serves: { name: 'Office.name' }, opens: mandateOpens }],
};

/** Secures tables in a database that has these columns, and writes down what is sent to it. */
const secure = async (columns: string[], activated: object[] = []) => {
  const sent: [string, unknown][] = [];
  const query = async (sql: string, parameters?: unknown[]): Promise<unknown> => {
    sent.push([sql.replace(/\s+/g, ' ').trim(), parameters]);
    if (sql.includes('activated_categories')) return activated;
    if (sql.includes('pg_policy')) return [{ name: 'old', table: 'gone' }];
    return sql.includes('pg_attribute')
      ? columns.map((column) => ({ table: 'office', column }))
      : [];
  };
  const failed = await secureRows({ query }, definition, secured).then(
    () => null,
    (error: Error) => error.message,
  );
  return { failed, sent };
};

test('old policies go, and each table gets those that the schema declares', async () => {
  const { failed, sent } = await secure(['name']);
  expect(failed).toBeNull();
  const [columns, waiting, policies, dropped, made] = sent;
  expect(columns?.[0]).toContain('from pg_class c join pg_attribute a');
  expect(policies?.[0]).toContain('from pg_policy p join pg_class c');
  expect([columns?.[1], policies?.[1]]).toEqual([['planted'], ['planted']]);
  expect(waiting).toEqual(['select * from exchange.activated_categories($1)', ['planted']]);
  expect(dropped?.[0]).toBe('drop policy "old" on "planted"."gone"');
  expect(made?.[0]).toContain('create policy readable on "planted"."office" for select to reader');
  expect(made?.[0]).toContain('revoke all on "planted"."office" from reader;');
  expect(made?.[0]).toContain('using (true);');
  expect(made?.[0]).toContain('grant select ("name") on "planted"."office" to reader;');
  expect(sent).toHaveLength(5);
});

test('a field that waits for a second person opens rows by the category in force', async () => {
  const { sent } = await secure(
    ['name'],
    [
      { coordinate: 'Office.name', category: 'FINANCE' },
      { coordinate: 'Office.gone', category: 'HEALTH' },
    ],
  );
  expect(sent.at(-1)?.[0]).toContain("exchange.opens('mandate', 'FINANCE')");
  const known = inForce(new Map([['Office.name', 'OPEN']]), [
    { coordinate: 'Office.gone', category: 'HEALTH' },
  ]);
  expect([...known]).toEqual([['Office.name', 'OPEN']]);
});

test('what the schema does not speak of stops it before anything is changed', async () => {
  const { failed, sent } = await secure(['name', 'a', 'b']);
  expect(failed).toBe('"planted": office.a is served as no field; office.b is served as no field');
  expect(sent).toHaveLength(1);
});

test('rows about no person open to everyone, or as the decision table opens them by mandate', () => {
  expect(mandateOpens('OPEN')).toBe('true');
  expect(mandateOpens('FINANCE')).toBe("(select exchange.opens('mandate', 'FINANCE'))");
});
