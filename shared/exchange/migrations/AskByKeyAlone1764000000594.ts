import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const MINE = 'exchange.my_organisation()';

/** What is asked of the row that the key found, and of no index: none is read by whether a comparison is true. */
const ofTheRow = (condition: string, ...functions: readonly string[]): Rewriting[] =>
  functions.map((name) => ({
    name: `exchange.${name}`,
    from: condition,
    to: `(${condition}) is true`,
  }));

/** The same, where the function says the condition more than once. */
const ofTheRowAt = (name: string, key: string, condition: string): Rewriting => ({
  name: `exchange.${name}`,
  from: `${key} and ${condition}`,
  to: `${key} and (${condition}) is true`,
});

const REWRITTEN: readonly Rewriting[] = [
  ...ofTheRow(
    `q.requested = ${MINE}`,
    'decide_request',
    'rehearse_decision',
    'offer_conditions',
    'answer_request',
    'offer_answer_conditions',
    'answer_hit',
    'withdraw_inward',
    'revoke_answer',
  ),
  ...ofTheRow(`r.requested = ${MINE}`, 'approve_decision'),
  ...ofTheRow(`q.requesting = ${MINE}`, 'reply_conditions'),
  ...ofTheRow('q.requesting = me', 'request_onward'),
  ...ofTheRow(`w.owner = ${MINE}`, 'own_onward', 'own_outward', 'own_draft'),
  ...ofTheRow(`o.owner = ${MINE}`, 'onward_record', 'submit_request'),
  ...ofTheRow(`w.organisation = ${MINE}`, 'take_breach_step'),
  ...ofTheRow(`c.kept_by = ${MINE}`, 'name_representative', 'withdraw_consent'),
  ...ofTheRow('n.organisation = me', 'find_notices'),
  ofTheRowAt('read_danger_pushes', 'w.id = c.push', 'w.recipient = me'),
  ofTheRowAt('read_danger_pushes', 'w.id = any (own)', 'w.recipient = me'),
  // Of a decision there is one grant at most, of a request as many as it was decided.
  ...ofTheRow('t.request = d.request', 'tell_decision', 'tell_offer', 'tell_reply'),
  ...ofTheRow('c.look_at > new.at', 'look_at_clock'),
  // Once for each seal, in the answer of whoever reads notices.
  ...ofTheRow('w.valid_until > z.since', 'note_ends', 'note_outward_ends'),
  // The grant first, then whether its record is sealed: asked together, either could be first.
  {
    name: 'exchange.own_onward',
    from: `exists (select from exchange."grant" g
        join exchange.seal s on s.record = g.record where g.id = o."grant")`,
    to: `exists (select from exchange."grant" g
        cross join lateral (select from exchange.seal s where s.record = g.record offset 0) s
        where g.id = o."grant")`,
  },
];

/**
 * A row that is asked for by its key and by whose it is, is read by the key: the index of whose rows they are
 * costs the same where the planner holds that the caller has few, hidden ones counted.
 */
export class AskByKeyAlone1764000000594 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
