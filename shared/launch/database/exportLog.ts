import { NOBODY, parseCheckpoint, parseNote, type Exported } from '@lidhja/audit';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { CommandRefusal } from '../LaunchError';
import { isNotPrepared, notPrepared } from './notPrepared';

/** Writes that the record is exported. @throws CommandRefusal NOT_PREPARED where the schema is not there */
export async function recordExported(client: Client, reason: string): Promise<void> {
  const event: Exported = { ...NOBODY, type: 'exported', operation: randomUUID(), reason };
  try {
    await client.query('begin; set local role audit_owner');
    await client.query('select audit.record($1::jsonb)', [JSON.stringify([event])]);
    await client.query('commit');
  } catch (error) {
    throw isNotPrepared(error) ? notPrepared() : error;
  }
}

/** A log of the record's schema, as it is written line by line. */
export interface ExportedLog<Row> {
  /** As it is called where nothing of it was signed. */
  readonly name: string;
  /** Reads the note of its last signed head. */
  readonly head: string;
  /** Reads what that has: up to so many, in order. */
  rows(size: number): string;
  /** Rows that are held at once. */
  readonly batch: number;
  headLine(note: string): string;
  line(row: Row): string;
}

/**
 * The lines of a log up to its last signed head, as of one moment. Recorded before anything is read.
 * @param url the migrator's connection string
 * @throws CommandRefusal NOT_AVAILABLE where nothing was signed yet
 */
export async function* exportLog<Row extends object>(
  url: string,
  reason: string,
  log: ExportedLog<Row>,
): AsyncGenerator<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await recordExported(client, reason);
    await client.query(
      'begin isolation level repeatable read read only; set local role audit_owner',
    );
    const { rows: heads } = await client.query<{ note: string }>(log.head);
    const note = heads[0]?.note;
    if (note === undefined) {
      throw new CommandRefusal('NOT_AVAILABLE', `Nothing of the ${log.name} was signed yet.`, 1);
    }
    yield log.headLine(note);
    // Of a cursor nothing can be a parameter; the size is a number.
    const { size } = parseCheckpoint(parseNote(note).body);
    await client.query(`declare exported no scroll cursor for ${log.rows(size)}`);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${log.batch} from exported`);
      for (const row of rows) yield log.line(row);
      if (rows.length < log.batch) return;
    }
  } finally {
    await client.end();
  }
}
