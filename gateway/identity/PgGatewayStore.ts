import { noteKeys, recordEvents, type AuditEvent } from '@lidhja/audit';
import { KEPT_CONNECTIONS, type Caller } from '@lidhja/platform';
import { Pool } from 'pg';
import { readBundleStanding, type BundleStanding } from '../bundle/BundleStanding';
import type { GatewayStore, Kept } from './GatewayStore';
import { GroupedRecord } from './GroupedRecord';
import type { PurposeGiven } from './readPurpose';
import { readRequester, type RegisteredRequester } from './RegisteredRequester';

/** Milliseconds for a connection and for a statement. */
const PATIENCE = 1000;
const CONNECTIONS = 10;

/** The gateway's functions in PostgreSQL, as the role that may call those and read no table. */
export class PgGatewayStore implements GatewayStore {
  private readonly pool: Pool;
  private readonly grouped = new GroupedRecord((events) =>
    recordEvents((sql, parameters) => this.pool.query(sql, parameters), events),
  );

  constructor(url: string) {
    this.pool = new Pool({
      connectionString: url,
      application_name: 'lidhja-gateway',
      max: CONNECTIONS,
      ...KEPT_CONNECTIONS,
      connectionTimeoutMillis: PATIENCE,
      statement_timeout: PATIENCE,
      query_timeout: PATIENCE,
    });
    // A connection that died in the pool is replaced at the next use; it must not end the process.
    this.pool.on('error', () => undefined);
  }

  async findRequester({ issuer, subject }: Caller): Promise<RegisteredRequester | null> {
    const { rows } = await this.pool.query<{ requester: unknown }>(
      'select exchange.find_caller($1, $2) as requester',
      [issuer, subject],
    );
    return readRequester(rows[0]?.requester);
  }

  async findBundle(
    { issuer, subject }: Caller,
    { purpose, request }: PurposeGiven,
    key: string | null,
  ): Promise<BundleStanding> {
    const { rows } = await this.pool.query<{ standing: unknown }>(
      'select exchange.find_bundle($1, $2, $3, $4, $5) as standing',
      [issuer, subject, purpose, request, key],
    );
    return readBundleStanding(rows[0]?.standing);
  }

  /** One statement and so one transaction, of its own where it keeps more than events: it has committed when the database answers. */
  async record(
    events: readonly AuditEvent[],
    { receipts = [], bundle, around }: Kept = {},
  ): Promise<void> {
    const kept: (readonly [string, unknown])[] = [
      ...(receipts.length > 0 || bundle ? [['exchange.keep_receipts', receipts] as const] : []),
      // In line for the public log, each by what it is as it is handed out.
      ...(receipts.length > 0
        ? [['audit.await_receipts', receipts.map(({ jws }) => ({ jws }))] as const]
        : []),
      ...(bundle ? [['exchange.keep_bundle', bundle] as const] : []),
    ];
    if (kept.length === 0 && !around) {
      await this.grouped.record(events);
      return;
    }
    const parameters = [events, ...kept.map(([, one]) => one)].map((one) => JSON.stringify(one));
    const calls = kept.map(([name], at) => `, ${name}($${at + 2}::jsonb)`).join('');
    const next = parameters.length;
    const keeps = around
      ? `, exchange.keep_refused_around($${next + 1}, $${next + 2}, $${next + 3}::uuid[])`
      : '';
    await this.pool.query(`select audit.record($1::jsonb)${calls}${keeps}`, [
      ...parameters,
      ...(around ? [around.operation, around.official, around.ids] : []),
    ]);
  }

  async noteKeys(keys: string): Promise<void> {
    await noteKeys((sql, parameters) => this.pool.query(sql, parameters), 'receipt', keys);
  }

  async check(): Promise<void> {
    await this.pool.query('select 1');
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
