import type { Session } from '@lidhja/enforcement';
import { BY_REFERENCE, CaseStore } from '@lidhja/national';
import type { Client } from 'pg';
import type { Bar, Finding, Proof } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { compare, round } from './compare';
import { ASSIGNED, CASES, LIVE, OLD_GRANTS, PAGE, WIDE, addMillionCases } from './millionCases';

const ROUNDS = 500;
/** Of a page with its transaction and its way to the database and back: one in fifty. */
const SHARE = 0.02;
const FIRST_PAGE = { filter: {}, order: BY_REFERENCE, limit: PAGE, after: null };

/** A persona of the sample, and what they read. */
interface Reader {
  readonly persona: string;
  readonly request: string | null;
  /** Reads the page as the subgraph does, with its own statement. */
  page(session: Session): Promise<unknown>;
  readonly rows: number;
}

const ASKS_AHEAD = /"national"\.ask_ahead\('[^']*'\)/;

/** A statement without the condition by which row security asks ahead: that is what it costs too. */
const unasked = (sql: string): string => {
  if (!ASKS_AHEAD.test(sql)) throw new Error(`does not ask ahead: ${sql}`);
  return sql.replace(ASKS_AHEAD, 'true');
};

/** Rows that came, of whatever a store asks of the session on the benchmark's connection. */
const rowsBy = async (
  client: Client,
  ask: (session: Session) => Promise<unknown>,
  isBare: boolean,
): Promise<number> => {
  let came = 0;
  await ask({
    query: async (sql: string, parameters: unknown[]) => {
      const { rows } = await client.query(isBare ? unasked(sql) : sql, parameters);
      came += rows.length;
      return rows;
    },
  } as unknown as Session);
  return came;
};

const READERS: Readonly<Record<string, Reader>> = {
  mandate: {
    persona: 'prosecutor-vlora',
    request: null,
    page: (session) => CaseStore.findAssigned(session, FIRST_PAGE),
    rows: PAGE,
  },
  grants: {
    persona: 'italy-agency',
    request: LIVE,
    page: (session) => CaseStore.findGranted(session, [LIVE]),
    rows: 1,
  },
  grantsPage: {
    persona: 'italy-agency',
    request: WIDE,
    page: (session) => CaseStore.findGranted(session, [WIDE]),
    rows: PAGE,
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

const SERVING = 'lidhja_national';

/** What the serving role plans with, so that both plan with the same. */
const settingsOf = async (secured: Client): Promise<[name: string, value: string][]> => {
  const { rows } = await secured.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where source in ('user', 'database user', 'database')`,
  );
  return rows.map(({ name, setting }) => [name, setting]);
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
  database.as(SERVING, (secured) =>
    database.as('admin', async (bare) => {
      await bare.query('set role lidhja_bench');
      for (const [name, value] of await settingsOf(secured))
        await bare.query('select set_config($1, $2, false)', [name, value]);
      const statement = (client: Client) => async (): Promise<void> => {
        const ask = (session: Session): Promise<unknown> => reader.page(session);
        const rows = await rowsBy(client, ask, client === bare);
        if (rows !== reader.rows) throw new Error(`${rows} rows, not ${reader.rows}`);
      };
      const page = (client: Client) => async (): Promise<void> => {
        await begin(client, reader);
        await statement(client)();
        await client.query('rollback');
      };
      const whole = await compare({ secured: page(secured), bare: page(bare) }, ROUNDS, SHARE);
      for (const client of [secured, bare]) await begin(client, reader);
      const alone = await compare(
        { secured: statement(secured), bare: statement(bare) },
        ROUNDS,
        SHARE,
      );
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
