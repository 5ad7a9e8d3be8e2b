import { NOBODY, type LeftErased } from '@lidhja/audit';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { leftTables } from './leftTables';
import { TERMS_LOCKED } from './termsLocked';
import { UnnamedErasure } from './UnnamedErasure';

/** Records that go together. */
const BATCH = 500;

/** SQL that lets some of a class go: `$1` until when, `$2` how many at most, `$3` cases that are held. It answers `gone`. */
interface LeftOver {
  readonly forget: string;
  /** Whether a hold keeps some of it. */
  readonly held: boolean;
}
const left = (call: string, held = false): LeftOver => ({
  forget: `select exchange.forget_${call} as gone from (select $3::uuid[] as held) h`,
  held,
});

/** In this order: what names another goes before it, and what was never sent before the rest of what was written. */
const LEFT_OVERS: readonly LeftOver[] = [
  left('drafts($1, $2)'),
  left('courses($1, $2, h.held)', true),
  left('notices($1, $2)'),
  left('breaches($1, $2)'),
  left('erased($1, $2)', true),
  left(
    `authorisations($1, $2, array(select t.case_id from "national".case_term t
      where t.erased_at < $1 and t.ended_at is not null and t.case_id <> all (h.held)))`,
    true,
  ),
];
const OFFICIALS = 'select exchange.forget_officials($1) as gone';

const HELD = 'select array(select t.case_id from "national".case_term t where t.held) as ids';
const RECORD = `insert into audit.entry (type, operation, payload, cleared)
  values ($1, $2, jsonb_strip_nulls($3), false)`;

const eventOf = (until: string, reason: string): LeftErased => ({
  ...NOBODY,
  ...{ type: 'erased', operation: randomUUID(), detail: 'LEFT_OVER', until, basis: 'term', reason },
});

/** What stays of records when their own term is over goes at the term of the record of them. */
export const LeftErasure = {
  /**
   * Deletes what was over before a moment, but for what a legal hold keeps. The record has it first, and says the same
   * whatever there is: that something went, or how much, would tell of what is sealed.
   *
   * @param client as the migrator
   * @param until an instant of ISO 8601
   * @returns how many records are gone by it
   * @throws Error when the database fails; what went before stays gone, and the rest goes another time
   */
  async erase(client: Client, until: string, reason: string): Promise<number> {
    const { type, operation, ...payload } = eventOf(until, reason);
    await client.query('begin; set local role audit_owner');
    await client.query(RECORD, [type, operation, payload]);
    await client.query('commit');
    let erased = 0;
    try {
      for (const kind of LEFT_OVERS) {
        // Until there is none: what another rested on may go once that has gone.
        for (let more = 1; more > 0; erased += more)
          more = await LeftErasure.batch(client, kind, until);
      }
      erased += await UnnamedErasure.erase(client, until);
      const { rows } = await client.query<{ gone: number }>(OFFICIALS, [until]);
      return erased + (rows[0]?.gone ?? 0);
    } finally {
      // Rows that are dead hold what they held; what the planner knew of them is taken anew from those that stay.
      await client.query(`vacuum (analyze) ${leftTables.join(', ')}`);
    }
  },

  /** @returns how many went */
  async batch(client: Client, { forget, held }: LeftOver, until: string): Promise<number> {
    await client.query('begin');
    try {
      if (held) await client.query(TERMS_LOCKED);
      const { rows: kept } = await client.query<{ ids: string[] }>(HELD);
      const given = [until, BATCH, kept[0]?.ids ?? []];
      const { rows } = await client.query<{ gone: number }>(forget, given);
      await client.query('commit');
      return rows[0]?.gone ?? 0;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  },
};
