import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { ERRORS } from '@lidhja/platform';
import { bodyOf, isAcknowledged, type Done } from './Operation';

/** What must be so after any fault: one line for each time that it is not. */
export interface Invariant {
  readonly name: string;
  broken(client: Client, history: readonly Done[]): Promise<string[]>;
}

/** What is open is not recorded. */
const RECORDED = ['publish', 'submit', 'own', 'granted', 'record'];
const withData = (done: Done): boolean =>
  done.status === 200 && done.bytes.includes('"data":{') && RECORDED.includes(done.kind);

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** INV1: bytes with data reached a caller only when the record of that answer was durable. */
export const recordedFirst: Invariant = {
  name: 'recordedFirst',
  async broken(client, history) {
    const answered = history.filter(withData);
    const { rows } = await client.query<{ operation: string; answer: string }>(
      `select operation, payload->>'answer' as answer from audit.entry
       where type = 'dispatched' and operation = any ($1::uuid[])`,
      [answered.map(({ operation }) => operation)],
    );
    const digests = new Map(rows.map(({ operation, answer }) => [operation, answer]));
    return answered.flatMap(({ operation, kind, bytes, isWhole }) => {
      const kept = digests.get(operation ?? '');
      if (kept === undefined) return [`${kind}: answered and not recorded`];
      return isWhole && kept !== digestOf(bytes) ? [`${kind}: recorded with another digest`] : [];
    });
  },
};

const WRITES = [
  {
    kind: 'publish',
    sql: `select replace(title, 'Under load ', '') as key from local.activity where title like 'Under load %'`,
  },
  {
    kind: 'submit',
    sql: `select replace(reference, 'LOAD-', '') as key from exchange.request where reference like 'LOAD-%'`,
  },
];

const keysOf = async (client: Client, sql: string): Promise<string[]> =>
  (await client.query<{ key: string }>(sql)).rows.map(({ key }) => key);

/** INV2: nothing that was acknowledged is lost. */
export const nothingLost: Invariant = {
  name: 'nothingLost',
  async broken(client, history) {
    const lost: string[] = [];
    for (const { kind, sql } of WRITES) {
      const kept = new Set(await keysOf(client, sql));
      const acknowledged = history.filter((done) => done.kind === kind && isAcknowledged(done));
      lost.push(
        ...acknowledged
          .filter(({ key }) => !kept.has(key ?? ''))
          .map(({ key }) => `${kind} ${key}`),
      );
    }
    return lost;
  },
};

/** INV3: a key has made one thing at most, however often it was sent. */
export const onceOnly: Invariant = {
  name: 'onceOnly',
  async broken(client) {
    const twice: string[] = [];
    for (const { kind, sql } of WRITES) {
      const keys = await keysOf(client, sql);
      twice.push(
        ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${kind} ${key}`),
      );
    }
    return twice;
  },
};

/** INV4 and INV6: an answer to an agency has nothing of what it was not granted. */
export const nothingWithheld: Invariant = {
  name: 'nothingWithheld',
  async broken(client, history) {
    const { rows } = await client.query<{ name: string }>(
      `select family_name as name from "national".case_suspect where family_name is not null
       union select i.family_name from "national".person_identity i
       join exchange.seal s on s.record = i.person_id where i.family_name is not null`,
    );
    return history
      .filter(({ persona }) => persona === 'italy-agency')
      .flatMap(({ kind, bytes }) =>
        rows.filter(({ name }) => bytes.includes(name)).map(() => `${kind}: a withheld name`),
      );
  },
};

/** INV6: whoever was answered to the end has data, or an error of the catalogue with its status. */
export const dataOrError: Invariant = {
  name: 'dataOrError',
  broken: (_client, history) =>
    Promise.resolve(
      history
        .filter(({ isWhole }) => isWhole)
        .flatMap((done) => {
          const body = bodyOf(done);
          const codes = body?.errors?.map((error) => error.extensions?.code ?? '') ?? [];
          const isKnown = codes.every((code) => code in ERRORS);
          const isEither = (done.status === 200 && !!body?.data) || codes.length > 0;
          return isKnown && isEither ? [] : [`${done.kind}: ${done.status} ${codes.join(' ')}`];
        }),
    ),
};

/** INV5: whatever the record held before stands in it unchanged. */
export class GrowsOnly implements Invariant {
  readonly name = 'growsOnly';
  private before: { until: string; digest: string } | null = null;

  async broken(client: Client): Promise<string[]> {
    const { before } = this;
    const digest = async (until: string): Promise<string> => {
      const { rows } = await client.query<{ digest: string }>(
        `select encode(sha256(convert_to(coalesce(string_agg(e::text, chr(10)
           order by e.recorded_at, e.id), ''), 'UTF8')), 'hex') as digest
         from audit.entry e where e.recorded_at < $1`,
        [until],
      );
      return rows[0]?.digest ?? '';
    };
    const found = before && before.digest !== (await digest(before.until));
    // What is being written has a time already and is not seen yet: nothing runs so long.
    const { rows } = await client.query<{ until: string }>(
      `select (clock_timestamp() - '30 seconds'::interval)::text as until`,
    );
    const until = rows[0]?.until ?? '';
    this.before = { until, digest: await digest(until) };
    return found ? ['the record before the fault is another'] : [];
  }
}

export const INVARIANTS: readonly Invariant[] = [
  recordedFirst,
  nothingLost,
  onceOnly,
  nothingWithheld,
  dataOrError,
];
