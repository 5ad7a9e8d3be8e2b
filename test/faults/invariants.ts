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
      const keys = await keysOf(
        client,
        `select key from (${sql}) as made group by key having count(*) > 1`,
      );
      twice.push(...keys.map((key) => `${kind} ${key}`));
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
export class GrowsOnly {
  readonly name = 'growsOnly';
  /** Where each piece of the record that was looked at begins; the last is where the next one begins. */
  private readonly bounds: string[] = ['-infinity'];
  private readonly digests: string[] = [];

  /** @param pieces how many of the last pieces are looked at again; all of them when it is left out */
  async broken(client: Client, pieces = this.digests.length): Promise<string[]> {
    const first = Math.max(0, this.digests.length - pieces);
    // What is being written has a time already and is not seen yet: nothing runs so long.
    const { rows } = await client.query<{ until: string }>(
      `select (clock_timestamp() - '30 seconds'::interval)::text as until`,
    );
    this.bounds.push(rows[0]?.until ?? '');
    const digests = await this.digestsFrom(client, first);
    const isOther = this.digests.slice(first).some((digest, at) => digest !== digests[at]);
    this.digests.push(digests[this.digests.length - first] ?? '');
    return isOther ? ['the record before the fault is another'] : [];
  }

  /** A digest of each piece from one on; '' for one in which nothing was recorded. */
  private async digestsFrom(client: Client, first: number): Promise<string[]> {
    const bounds = this.bounds.slice(first);
    const { rows } = await client.query<{ piece: number; digest: string }>(
      `select width_bucket(e.recorded_at, $1::timestamptz[]) as piece,
         encode(sha256(convert_to(string_agg(e::text, chr(10)
           order by e.recorded_at, e.id), 'UTF8')), 'hex') as digest
       from audit.entry e where e.recorded_at >= $2 and e.recorded_at < $3 group by piece`,
      [bounds, bounds[0], bounds.at(-1)],
    );
    const kept = new Map(rows.map(({ piece, digest }) => [piece, digest]));
    return bounds.slice(1).map((_, at) => kept.get(at + 1) ?? '');
  }
}

export const INVARIANTS: readonly Invariant[] = [
  recordedFirst,
  nothingLost,
  onceOnly,
  nothingWithheld,
  dataOrError,
];
