import type { Session } from '@lidhja/enforcement';
import { BY_REFERENCE, CaseStore } from '@lidhja/national';
import { sampleId } from '@lidhja/platform';
import type { Client } from 'pg';
import type { Bar, Finding, Proof } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { compare, round } from './compare';
import { ASSIGNED, CASES, LIVE, OLD_GRANTS, addMillionCases } from './millionCases';

const PAGE = 50;
const ROUNDS = 60;
const FIRST_PAGE = { filter: {}, order: BY_REFERENCE, limit: PAGE, after: null };

/** What the session's first statement sets. */
interface Reader {
  readonly settings: Readonly<Record<string, string>>;
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
    settings: {
      kind: 'prosecutor',
      purpose: 'THIS_PROCEEDING',
      official: sampleId('official/prosecutor-vlora'),
      organisation: sampleId('organisation/prosecutor-vlora'),
      areas: '["AL-12"]',
      facts: '[]',
      request: '',
    },
    page: async (session) => (await CaseStore.findAssigned(session, FIRST_PAGE)).length,
    rows: PAGE,
  },
  grants: {
    settings: {
      kind: 'foreign_authority',
      purpose: 'THIS_PROCEEDING',
      official: sampleId('official/italy-agency'),
      organisation: sampleId('organisation/italy-anti-trafficking-agency'),
      areas: '[]',
      facts: '[]',
      request: LIVE,
    },
    page: async (session) => (await CaseStore.findGranted(session, [LIVE])).size,
    rows: 1,
  },
};

const open = async (client: Client, role: string, { settings }: Reader): Promise<void> => {
  await client.query('begin');
  await client.query(`set local role ${role}`);
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('lidhja.${name}', '${value}', true)`,
  );
  await client.query(`select ${set.join(', ')}`);
};

/** One page as the serving part reads it, and as its rows are read where row security is not asked. */
const measure = async (database: TestDatabase, reader: Reader): Promise<number> =>
  database.as('admin', (secured) =>
    database.as('admin', async (bare) => {
      await open(secured, 'lidhja_national', reader);
      await open(bare, 'lidhja_bench', reader);
      const page = (client: Client) => async (): Promise<void> => {
        const rows = await reader.page(sessionOn(client));
        if (rows !== reader.rows) throw new Error(`${rows} rows, not ${reader.rows}`);
      };
      const times = await compare({ secured: page(secured), bare: page(bare) }, ROUNDS);
      return times.secured / times.bare;
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
      for (const [name, reader] of Object.entries(READERS)) {
        bars[`${name}SecuredToBare`] = {
          measured: round(await measure(database, reader)),
          atMost: 1.5,
        };
      }
      return {
        figures: { cases: CASES, assigned: ASSIGNED, oldGrants: OLD_GRANTS, page: PAGE },
        bars,
      };
    } finally {
      await database.drop();
    }
  },
};
