/** Rows of tables that are empty in the sample. */
export const FILLED: Readonly<Record<string, string>> = {
  '"national".case_term_step': `insert into "national".case_term_step (case_id, number, step, proposed_by)
    select id, 1, 'HOLD', id from "national"."case" limit 1`,
  '"national".counted_person': `insert into "national".counted_person (case_id, part)
    select id, 'SUSPECT' from "national"."case" limit 1`,
  'exchange.record_term_step': `insert into exchange.record_term_step (record, number, step, organisation, proposed_by)
    select record, 1, 'HOLD', record, record from exchange.record_term limit 1`,
  'exchange.counted_referral': `insert into exchange.counted_referral select id, network, recipient, 2025
    from exchange.referral limit 1`,
  'exchange.called_in': `insert into exchange.called_in (record, class, recipient, keeper, at)
    select id, 'REFERRAL', recipient, referring, '2026-10-05' from exchange.referral where recipient <> referring limit 1`,
  'exchange.danger_copies': `insert into exchange.danger_copies (push, proposed_by)
    select id, sent_by from exchange.danger_push limit 1`,
  'audit.entry': `insert into audit.entry (type, payload, cleared) values ('refused', '{}', false)`,
  ...Object.fromEntries(
    ['audit.salt', 'audit.unplaced'].map((table) => [
      table,
      `insert into audit.entry (type, payload, cleared) values ('refused', '{}', false)`,
    ]),
  ),
  'audit.reading': `insert into audit.reading values (gen_random_uuid(), '2026-01-01', gen_random_uuid(),
    'CASE_STATUS', 'ASSISTANCE', 'mandate', '{}')`,
  'audit.place': `insert into audit.place values (0, gen_random_uuid(), sha256('x'), sha256('x'), '')`,
  'audit.period_beginning': 'insert into audit.period_beginning values (now())',
  'audit.awaiting': `insert into audit.awaiting (leaf) values (sha256('x'))`,
  'audit.period': `insert into audit.period values (0, now(), sha256('x'), sha256('x'), 0, sha256('x'), '')`,
  'audit.proof': `insert into audit.proof values (sha256('x'), 0, 0, decode(repeat('00', 512), 'hex'))`,
  'audit.period_head': `insert into audit.period_head values (1, 'asked by a test', '{}')`,
  'audit.sequencer': 'insert into audit.sequencer values (true)',
  'exchange.notice_sender': 'insert into exchange.notice_sender values (true)',
  'audit.key_ring': `insert into audit.key_ring values ('receipt', '{}') on conflict do nothing`,
  'audit.checkpoint': `insert into audit.checkpoint values (0, sha256('x'), 'asked by a test')`,
  'exchange.classification': `insert into exchange.classification (part, coordinate, category)
    values ('national', 'Asked.byTest', 'OPEN')`,
  'exchange.policy_change': `insert into exchange.policy_change (kind, before, terms)
    values ('CATEGORY', '{}', '{}')`,
  'exchange.idempotency_key': `insert into exchange.idempotency_key (organisation, operation, key, digest)
    values (gen_random_uuid(), 'asked', 'by a test', 'digest')`,
  'exchange.answer_reading': `insert into exchange.answer_reading (request) select id from exchange.request limit 1`,
  'exchange.bundle': `insert into exchange.bundle select gen_random_uuid(), id, gen_random_uuid(), now(),
    repeat('d', 64), repeat('k', 43) from exchange."grant" limit 1`,
  'exchange.organisation_key': `insert into exchange.organisation_key (organisation, jwk, valid_until)
    select id, '{"kty": "OKP", "crv": "X25519", "x": "${'x'.repeat(43)}"}', '2040-01-01'
    from exchange.organisation limit 1`,
  'exchange.notice_delivery': `insert into exchange.notice_delivery (notice, organisation, next_at)
    select id, organisation, now() from exchange.notice limit 1`,
  'exchange.notice_receiver': `insert into exchange.notice_receiver (organisation)
    select id from exchange.organisation limit 1`,
  'exchange.danger_term': `insert into exchange.danger_term (push) select id from exchange.danger_push limit 1`,
  'exchange.danger_term_step': `insert into exchange.danger_term_step (push, number, step, organisation, proposed_by)
    select id, 1, 'HOLD', sender, sent_by from exchange.danger_push limit 1`,
  'exchange.danger_erased': `insert into exchange.danger_erased values (gen_random_uuid())`,
  'exchange.receipt': `insert into exchange.receipt select gen_random_uuid(), request, id, gen_random_uuid(),
    now(), array[record], 'a.b.c' from exchange."grant" limit 1`,
  'exchange.revocation': `insert into exchange.revocation ("grant", revoked_by, reason)
    select id, requested_by, 'Asked by a test' from exchange."grant" limit 1`,
};
