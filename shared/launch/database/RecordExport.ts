import {
  NOBODY,
  formatEntry,
  formatHead,
  parseCheckpoint,
  parseNote,
  type Exported,
} from '@lidhja/audit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { CommandRefusal } from '../LaunchError';
import { isNotPrepared, notPrepared } from './notPrepared';

/** Entries that are held at once. */
const BATCH = 500;

interface PlacedRow {
  readonly place: string;
  readonly id: string;
  readonly leaf: Buffer;
  readonly digest: Buffer;
  readonly salt: Buffer | null;
  readonly content: string | null;
}

const LAST = 'select note from audit.checkpoint order by size desc limit 1';
/** Of a cursor nothing can be a parameter; it is a number. */
const entriesBefore = (size: number): string => `declare entries no scroll cursor for
  select p.place, p.entry as id, p.leaf, p.digest, s.salt,
    case when e.id is not null then audit.content_of(e) end as content
  from audit.place p left join audit.entry e on e.id = p.entry left join audit.salt s on s.entry = p.entry
  where p.place < ${size} order by p.place`;

/** As it stands in the database, whether or not it fits: what does not is for the verifier to name. */
const lineOf = ({ place, salt, content, digest, ...row }: PlacedRow): string => {
  const says = salt === null || content === null ? { digest } : { salt, content };
  return formatEntry({ place: Number(place), ...row }, says);
};

/** The record as the migrator reads it, who owns its tables by way of their role. */
export const RecordExport = {
  /** Writes that it is exported. @throws CommandRefusal NOT_PREPARED where the schema is not there */
  async record(client: Client, reason: string): Promise<void> {
    const event: Exported = {
      ...NOBODY,
      ...{ type: 'exported', operation: randomUUID(), reason },
    };
    try {
      await client.query('begin; set local role audit_owner');
      await client.query('select audit.record($1::jsonb)', [JSON.stringify([event])]);
      await client.query('commit');
    } catch (error) {
      throw isNotPrepared(error) ? notPrepared() : error;
    }
  },

  /**
   * The lines of an export, a few hundred entries at a time: up to the last signed checkpoint, as of one moment.
   * Recorded before anything is read.
   * @param url the migrator's connection string
   * @throws CommandRefusal NOT_AVAILABLE where nothing was signed yet
   */
  async *lines(url: string, reason: string): AsyncGenerator<string> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await RecordExport.record(client, reason);
      await client.query(
        'begin isolation level repeatable read read only; set local role audit_owner',
      );
      const { rows } = await client.query<{ note: string }>(LAST);
      const checkpoint = rows[0]?.note;
      if (checkpoint === undefined) {
        throw new CommandRefusal('NOT_AVAILABLE', 'Nothing of the record was signed yet.', 1);
      }
      yield formatHead({ checkpoint });
      await client.query(entriesBefore(parseCheckpoint(parseNote(checkpoint).body).size));
      for (;;) {
        const { rows: entries } = await client.query<PlacedRow>(`fetch ${BATCH} from entries`);
        for (const entry of entries) yield lineOf(entry);
        if (entries.length < BATCH) return;
      }
    } finally {
      await client.end();
    }
  },
};
