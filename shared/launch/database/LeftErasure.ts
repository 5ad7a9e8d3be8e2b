import { NOBODY, type LeftErased } from '@lidhja/audit';
import type { RecordClass } from '@lidhja/policy';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { LeftOver } from './LeftOver';
import { TERMS_LOCKED } from './termsLocked';
import { UNNAMED } from './unnamed';

/** Records that go together, with one entry that says so. */
const BATCH = 500;

const forget = (name: RecordClass, call: string): LeftOver => ({
  class: name,
  forget: `select exchange.forget_${call} as gone`,
});

/** In this order: what names another goes before it, and what was never sent before the rest of what was written. */
const LEFT_OVERS: readonly LeftOver[] = [
  forget('NEVER_SENT', 'drafts($1, $2)'),
  forget('COURSE', 'courses($1, $2)'),
  forget('NOTICE', 'notices($1, $2)'),
  forget('BREACH', 'breaches($1, $2)'),
  forget('ERASED', 'erased($1, $2)'),
  {
    class: 'ERASED',
    forget: `select cardinality(c.ids) as gone from (select "national".forget_cases($1, $2) as ids offset 0) c
      cross join lateral (select exchange.forget_measures(c.ids)) m`,
  },
  ...UNNAMED,
  forget('ACTOR', 'officials($1) + 0 * $2::int'),
];

const RECORD = `insert into audit.entry (type, operation, payload, cleared)
  values ($1, $2, jsonb_strip_nulls($3), $4)`;

const TABLES = [
  ...['request', 'request_event', 'request_clock', 'retention', 'retention_step', 'data_key'],
  ...['request_words', 'sought_person', 'document', 'request_answer', 'inward_information'],
  ...['decision', 'decision_category', 'condition_offer', 'condition', 'condition_reply'],
  ...['"grant"', 'disclosure', 'revocation', 'receipt', 'bundle', 'hit_answer', 'answer_reading'],
  ...['onward_request', 'onward_decision', 'onward_category', 'onward_revocation', 'onward_clock'],
  ...['outward_request', 'outward_matter', 'spontaneous_draft', 'spontaneous_condition'],
  ...['notice', 'notice_delivery', 'breach', 'breach_step', 'record_term', 'record_term_step'],
  ...['called_in', 'judicial_authorisation', 'handling', 'handling_permission', 'necessity'],
  ...['seal', 'danger_erased', 'official', 'mandate', 'suspension', 'duty_desk'],
].map((name) => `exchange.${name}`);
const CASES = ['"case"', 'case_status', 'case_offence', 'case_exploitation', 'case_assignment'].map(
  (name) => `"national".${name}`,
);
// What the planner knew of values that went is taken anew from those that stay.
const VACUUM = `vacuum (analyze) ${[...TABLES, ...CASES].join(', ')}`;

const eventOf = (detail: RecordClass, until: string, reason: string): LeftErased => ({
  ...NOBODY,
  ...{ type: 'erased', operation: randomUUID(), detail, until, basis: 'term', reason },
});

/** What stays of records when their own term is over goes at the term of the record of them. */
export const LeftErasure = {
  /**
   * Deletes what was over before a moment, but for what is under a legal hold. Each batch is recorded by the transaction
   * that deletes it.
   * @param client as the migrator
   * @param until an instant of ISO 8601
   * @returns how many records are gone by it
   * @throws Error when the database fails; nothing of that batch is gone
   */
  async erase(client: Client, until: string, reason: string): Promise<number> {
    let erased = 0;
    for (const kind of LEFT_OVERS) {
      let gone = 0;
      // Until there is none: what another rested on may go once that has gone.
      for (let more = 1; more > 0; gone += more)
        more = await LeftErasure.batch(client, kind, { until, reason, first: gone === 0 });
      erased += gone;
    }
    if (erased > 0) await client.query(VACUUM);
    return erased;
  },

  /** @returns how many went; where there are none nothing is said of it */
  async batch(
    client: Client,
    { class: name, forget, cleared = false }: LeftOver,
    { until, reason, first }: { until: string; reason: string; first: boolean },
  ): Promise<number> {
    await client.query('begin');
    await client.query(TERMS_LOCKED);
    const { type, operation, ...payload } = eventOf(name, until, reason);
    await client.query('set local role audit_owner');
    // As with entries, one is there for an inspection, in however many batches they go.
    await client.query(RECORD, [type, operation, payload, cleared || !first]);
    await client.query('reset role');
    const { rows } = await client.query<{ gone: number }>(forget, [until, BATCH]);
    const gone = rows[0]?.gone ?? 0;
    await client.query(gone > 0 ? 'commit' : 'rollback');
    return gone;
  },
};
