/** Tables by the ids that their rows hang on, each before what it hangs on itself. */
const HANGING: readonly (readonly [column: string, of: string, tables: readonly string[]])[] = [
  ['onward', 'asked_on', ['onward_clock']],
  ['decision', 'passed', ['onward_category', 'onward_revocation']],
  ['id', 'passed', ['onward_decision']],
  ['id', 'asked_on', ['onward_request']],
  ['"grant"', 'grants', ['receipt', 'bundle', 'disclosure', 'revocation']],
  ['request', 'past', ['receipt']],
  ['offer', 'offers', ['condition_reply', 'condition']],
  ['id', 'offers', ['condition_offer']],
  ['id', 'grants', ['"grant"']],
  ['decision', 'decisions', ['decision_category']],
  ['id', 'decisions', ['decision']],
  ['draft', 'drafts', ['spontaneous_condition']],
  ['id', 'drafts', ['spontaneous_draft']],
  ['request', 'past', ['hit_answer', 'answer_reading', 'request_event', 'request_clock']],
  ['request', 'past', ['outward_matter', 'retention_step', 'retention']],
  ['id', 'past', ['request']],
];

const ids = (name: string, from: string): string => `${name} := array(select w.id from ${from});`;

/** What happens in a request, with the column by which it is the request's, and when it was. */
const HAPPENED: readonly (readonly [from: string, at: string])[] = [
  ['request_event e where e.request = t.request', 'e.at'],
  ['retention_step s where s.request = t.request', 'greatest(s.proposed_at, s.approved_at)'],
  ['decision d where d.request = t.request', 'd.decided_at'],
  ['receipt r where r.request = t.request', 'r.issued_at'],
  ['answer_reading a where a.request = t.request', 'a.first_at'],
  ['hit_answer h where h.request = t.request', 'greatest(h.answered_at, h.tell_at)'],
  ['"grant" g where g.request = t.request', 'greatest(g.approved_at, g.valid_until)'],
  [
    '"grant" g join exchange.revocation w on w."grant" = g.id where g.request = t.request',
    'w.revoked_at',
  ],
  [
    '"grant" g join exchange.disclosure w on w."grant" = g.id where g.request = t.request',
    'w.first_at',
  ],
  [
    '"grant" g join exchange.bundle w on w."grant" = g.id where g.request = t.request',
    'w.issued_at',
  ],
  [
    `decision d join exchange.condition_offer o on o.decision = d.id
          left join exchange.condition_reply w on w.offer = o.id where d.request = t.request`,
    'greatest(o.offered_at, w.replied_at)',
  ],
  [
    `onward_request o left join exchange.onward_decision d on d.onward = o.id
          left join exchange.onward_revocation w on w.decision = d.id where o.request = t.request`,
    'greatest(o.filed_at, d.decided_at, d.approved_at, w.revoked_at)',
  ],
];

/**
 * Deletes requests of which nothing is read any more: what they had sealed was erased before a moment, no copy of what was
 * read is left, nothing happened in them since, and no hold keeps them or a case that was granted on them.
 */
export const DELETE_COURSES = `
  create function exchange.forget_courses(p_until timestamptz, p_limit int, p_held uuid[]) returns int language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  declare past uuid[] := array(select t.request from exchange.retention t
      where t.erased_at < p_until and t.held_by is null and (not t.copied or t.copies_destroyed_at < p_until)
        and not exists (select from exchange."grant" g where g.request = t.request and g.record = any (p_held))
        ${HAPPENED.map(([from, at]) => `and not exists (select from exchange.${from} and ${at} >= p_until)`).join('\n        ')}
        -- What was asked on a hit goes before the question.
        and not exists (select from exchange.request o where o.origin = t.request)
      order by t.erased_at, t.request limit p_limit);
    grants uuid[]; decisions uuid[]; offers uuid[]; asked_on uuid[]; passed uuid[]; drafts uuid[]; brought uuid[];
  begin
    perform set_config('lidhja.forgotten_until', p_until::text, true);
    ${ids('grants', 'exchange."grant" w where w.request = any (past)')}
    ${ids('decisions', 'exchange.decision w where w.request = any (past)')}
    ${ids('offers', 'exchange.condition_offer w where w.decision = any (decisions)')}
    ${ids('asked_on', 'exchange.onward_request w where w.request = any (past)')}
    ${ids('passed', 'exchange.onward_decision w where w.onward = any (asked_on)')}
    ${ids('drafts', 'exchange.spontaneous_draft w where w.request = any (past)')}
    brought := array(select q.inward from exchange.request q where q.id = any (past) and q.inward is not null);
    delete from exchange.notice_delivery d using exchange.notice n where n.id = d.notice and n.request = any (past);
    delete from exchange.notice n where n.request = any (past);
    ${HANGING.flatMap(([column, of, tables]) =>
      tables.map((table) => `delete from exchange.${table} w where w.${column} = any (${of});`),
    ).join('\n    ')}
    perform exchange.forget_handling(past || brought);
    delete from exchange.inward_information;
    delete from exchange.outward_request;
    perform set_config('lidhja.forgotten_until', '', true);
    return cardinality(past);
  end $$;
  revoke execute on function exchange.forget_courses from public`;
