/** A fault of the exchange, planted into its own functions. */
export interface Plant {
  readonly name: string;
  /** What the text of a function says, and what it says instead. */
  readonly replaced: Readonly<Record<string, readonly [from: string, to: string]>>;
  /** Statements that make functions anew, whose names `replaced` has. */
  readonly sql?: string;
}

const HELD = `'planted.' || translate(p_key, '-', '_')`;

/** Faults of each kind that sequences are to find, beginning with two that are found at once. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'a step is taken by whoever asks',
    replaced: {
      take_step: [
        `(own and q.requesting = me or (addressed or own and coalesce(q.outward, q.inward) is not null) and q.requested = me)`,
        'true',
      ],
    },
  },
  {
    name: 'a decision that waits is told',
    replaced: { find_courses: ['case when s.approved then s.told_at end', 's.told_at'] },
  },
  {
    name: 'a category is asked for that was not agreed',
    replaced: { check_submission: ['not c = any (v.categories)', 'false'] },
  },
  {
    name: 'a suspended agreement is in force',
    replaced: {
      agreements_in_force: [`v.status = 'in_force'`, `v.status in ('in_force', 'suspended')`],
    },
  },
  {
    name: 'an agreement holds past its end',
    replaced: { agreements_in_force: ['v.valid_until > clock_timestamp()', 'true'] },
  },
  {
    name: 'a version holds before it begins',
    replaced: { agreements_in_force: ['l.valid_from <= clock_timestamp() and', ''] },
  },
  {
    name: 'a denounced agreement comes back',
    replaced: { keep_versions_apart: [`o.status = 'denounced'`, 'false'] },
  },
  {
    name: 'two agreements hold at one time',
    replaced: { keep_agreements_apart: ['o.agreement <> new.agreement', 'false'] },
  },
  {
    name: 'a version that was overtaken begins all the same',
    replaced: {
      activate_policy_change: [`set status = 'signed'`, 'set status = v.status'],
    },
  },
  {
    name: 'a revoked grant goes on',
    replaced: { grants_in_force: ['(x."grant" = g.id)', 'false'] },
  },
  {
    name: 'a grant holds past its end',
    replaced: { grants_in_force: ['(clock_timestamp() < g.valid_until)', 'true'] },
  },
  {
    name: 'what was granted leaves before conditions are accepted',
    replaced: { grants_in_force: ['(o.decision = g.decision)', 'false'] },
  },
  {
    name: 'any offer is answered in place of the last',
    replaced: { reply_conditions: ['latest is distinct from p_offer', 'false'] },
  },
  {
    name: 'nobody else is needed to approve',
    replaced: { approve_decision: ['exchange.my_official() = any (g.approved_by)', 'false'] },
  },
  {
    name: 'a withdrawn request goes on',
    replaced: { require_step: ['if open then', `if open or stands = 'WITHDRAWN' then`] },
  },
  {
    name: 'a first reading is not noted',
    replaced: { note_disclosure: ['on conflict', 'where false on conflict'] },
  },
  {
    name: 'whether somebody is known is told at once',
    replaced: { tell_hits: ['h.tell_at <= p_now', 'true'] },
  },
  {
    name: 'whether somebody is known is told later than at the next moment',
    replaced: { answer_hit: ['step * (1', 'step * (2'] },
  },
  {
    name: 'whoever took it back is told all the same',
    replaced: { tell_hits: [`e.event = 'WITHDRAWN'`, 'false'] },
  },
  {
    name: 'it is told while the agreement is not in force',
    replaced: { tell_hits: ['r.agreement = any (in_force)', 'true'] },
  },
  {
    name: 'what was sealed meanwhile is told as a hit',
    replaced: { tell_hits: ['s.record in (h.record, h.person)', 'false'] },
  },
  {
    name: 'whoever is cleared says a hit on what is sealed',
    replaced: { answer_hit: ['s.record in (p_record, p_person)', 'false'] },
  },
  {
    name: 'the authority that answered is shown what was told',
    replaced: { find_hits: ['own and r.requesting = me then', 'true then'] },
  },
  {
    name: 'the authority that answered goes on before it was told',
    replaced: { take_step: ['a.outcome is null', 'false'] },
  },
  {
    name: 'a request goes on from what was no hit',
    replaced: { hit_of_own: [`h.outcome = 'HIT'`, 'h.outcome is not null'] },
  },
  {
    name: 'a key is taken again with something else',
    replaced: { claim_key: ['kept.digest is distinct from p_digest', 'false'] },
  },
  {
    name: 'what was written is known until the next start',
    replaced: {
      claim_key: [
        'return kept.result;',
        `return nullif(current_setting(${HELD}, true), '')::uuid;`,
      ],
      keep_key: ['and result is null', 'and false'],
    },
    sql: `create or replace function exchange.keep_key(p_operation text, p_key text, p_result uuid)
      returns void language sql security definer set search_path to 'pg_catalog', 'pg_temp'
      as $$ select set_config(${HELD}, p_result::text, false) $$`,
  },
];
