import type { Session } from '@lidhja/enforcement';
import { BY_REFERENCE, CaseStore } from '@lidhja/national';
import type { Client } from 'pg';
import type { Bar, Finding, Proof } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { compare, round } from './compare';
import { ASSIGNED, CASES, LIVE, OLD_GRANTS, addMillionCases } from './millionCases';

const PAGE = 50;
const ROUNDS = 150;
const FIRST_PAGE = { filter: {}, order: BY_REFERENCE, limit: PAGE, after: null };

/** A persona of the sample, and what they read. */
interface Reader {
  readonly persona: string;
  readonly request: string | null;
  /** Reads the page as the subgraph does, with its own statement. @returns how many rows came */
  page(session: Session): Promise<number>;
  readonly rows: number;
}

/** What a store asks of a session, on the benchmark's connection. */
const sessionOn = (client: Client): Session =>
  ({
    query: async (sql: string, parameters: unknown[]) => (await client.query(sql, parameters)).rows,
  }) as unknown as Session;

const READERS: Readonly<Record<string, Reader>> = {
  mandate: {
    persona: 'prosecutor-vlora',
    request: null,
    page: async (session) => (await CaseStore.findAssigned(session, FIRST_PAGE)).length,
    rows: PAGE,
  },
  grants: {
    persona: 'italy-agency',
    request: LIVE,
    page: async (session) => (await CaseStore.findGranted(session, [LIVE])).size,
    rows: 1,
  },
};

const begin = async (client: Client, { persona, request }: Reader): Promise<void> => {
  await client.query('begin');
  await client.query('select exchange.open_session($1, $2, $3, $4)', [
    'urn:lidhja:sample',
    persona,
    'THIS_PROCEEDING',
    request,
  ]);
};

interface Ratios {
  readonly page: number;
  readonly statement: number;
}

/**
 * One page as the serving part reads it, in a transaction that tells who asks, and as its rows are read
 * where row security is not asked; and the statement by itself, within one transaction.
 */
const measure = async (database: TestDatabase, reader: Reader): Promise<Ratios> =>
  database.as('admin', (secured) =>
    database.as('admin', async (bare) => {
      await secured.query('set role lidhja_national');
      await bare.query('set role lidhja_bench');
      const statement = (client: Client) => async (): Promise<void> => {
        const rows = await reader.page(sessionOn(client));
        if (rows !== reader.rows) throw new Error(`${rows} rows, not ${reader.rows}`);
      };
      const page = (client: Client) => async (): Promise<void> => {
        await begin(client, reader);
        await statement(client)();
        await client.query('rollback');
      };
      const whole = await compare({ secured: page(secured), bare: page(bare) }, ROUNDS);
      for (const client of [secured, bare]) await begin(client, reader);
      const alone = await compare({ secured: statement(secured), bare: statement(bare) }, ROUNDS);
      return { page: whole.secured / whole.bare, statement: alone.secured / alone.bare };
    }),
  );

/** The same rights as the serving part, past row security; made for this run and dropped with it. */
const BARE_ROLE = 'create role lidhja_bench bypassrls in role lidhja_national';

/** A page of fifty cases out of a million, with row security and without. */
export const pages: Proof = {
  name: 'pages',
  async run(_scale, say): Promise<Finding> {
    const database = await TestDatabase.create();
    try {
      await database.as('admin', async (client) => {
        await client.query(BARE_ROLE);
        await addMillionCases(client);
      });
      say(`${CASES} cases are in`);
      const bars: Record<string, Bar> = {};
      const alone: Record<string, number> = {};
      for (const [name, reader] of Object.entries(READERS)) {
        const ratios = await measure(database, reader);
        bars[`${name}SecuredToBare`] = { measured: round(ratios.page), atMost: 1.5 };
        alone[`${name}StatementAlone`] = round(ratios.statement);
      }
      return {
        figures: { cases: CASES, assigned: ASSIGNED, oldGrants: OLD_GRANTS, page: PAGE, ...alone },
        bars,
      };
    } finally {
      await database.drop();
    }
  },
};
