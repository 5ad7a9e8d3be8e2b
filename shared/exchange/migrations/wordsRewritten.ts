import type { Rewriting } from '@lidhja/platform';

export const HELD = `'{particulars,documents}'::text[]`;
export const HELD_NOW = `'{particulars,documents,words}'::text[]`;
const holdsWords = (name: string): Rewriting => ({
  name: `exchange.${name}`,
  from: HELD,
  to: HELD_NOW,
});

/** Of requests: what is written goes beside them, and is held with the rest of what waits. */
const REQUESTS: readonly Rewriting[] = [
  {
    name: 'exchange.check_submission',
    from: `(p->>'urgencyReason' is not null)`,
    to: `(p->'words'->>'urgencyReason' is not null)`,
  },
  {
    name: 'exchange.submit_request',
    from: 'language, summary, outward, asks, origin, urgency_reason)',
    to: 'language, outward, asks, origin)',
  },
  {
    name: 'exchange.submit_request',
    from: `p->>'language', p->>'summary', sent,`,
    to: `p->>'language', sent,`,
  },
  {
    name: 'exchange.submit_request',
    from: `(p->>'originId')::uuid, p_requested), p->>'urgencyReason')`,
    to: `(p->>'originId')::uuid, p_requested))`,
  },
  {
    name: 'exchange.submit_request',
    from: 'perform exchange.put_sought_persons',
    to: `perform exchange.put_words(made, p->'words');
    perform exchange.put_sought_persons`,
  },
  ...['approve_outward', 'discard_outward', 'find_lapsed_outward', 'forget_lapsed_outward'].map(
    holdsWords,
  ),
  {
    name: 'exchange.find_lapsed_outward',
    from: `coalesce(o.request->'documents', '[]'))`,
    to: `coalesce(o.request->'documents', '[]')
          || coalesce(o.request->'words', '[]'))`,
  },
];

/** Of what is sent unasked, in either direction. */
const UNASKED: readonly Rewriting[] = [
  { name: 'exchange.prepare_information', from: 'language, summary)', to: 'language, words)' },
  { name: 'exchange.prepare_information', from: `p->>'summary')`, to: `p->'words')` },
  {
    name: 'exchange.discard_information',
    from: 'over_by = exchange.my_official()',
    to: 'over_by = exchange.my_official(), words = null',
  },
  {
    name: 'exchange.send_information',
    from: 'language, summary, spontaneous',
    to: 'language, spontaneous',
  },
  {
    name: 'exchange.send_information',
    from: 'd.language, d.summary, true',
    to: 'd.language, true',
  },
  {
    name: 'exchange.send_information',
    from: 'returning id into sent;',
    to: `returning id into sent;
    perform exchange.put_words(sent, d.words);`,
  },
  { name: 'exchange.send_information', from: 'request = sent', to: 'request = sent, words = null' },
  {
    name: 'exchange.send_inward',
    from: 'language, summary, spontaneous',
    to: 'language, spontaneous',
  },
  {
    name: 'exchange.send_inward',
    from: `p->>'language', p->>'subject', true`,
    to: `p->>'language', true`,
  },
  {
    name: 'exchange.send_inward',
    from: 'returning id into sent;',
    to: `returning id into sent;
    perform exchange.put_words(sent, p->'words');`,
  },
];

const ERASED: readonly Rewriting[] = [
  {
    name: 'exchange.destroy_sealed',
    from: `    update exchange.document d set`,
    to: `    update exchange.request_words w set summary = '',
      urgency_reason = case when w.urgency_reason is not null then ''::bytea end where w.request = t.request;
    update exchange.document d set`,
  },
];

/** What waits is told sealed; its function returns another type. */
export const DRAFTS: readonly Rewriting[] = [
  { name: 'exchange.find_drafts', from: 'summary text', to: 'words jsonb' },
  { name: 'exchange.find_drafts', from: 'd.summary,', to: 'd.words,' },
  { name: 'exchange.find_drafts', from: 'd.summary,', to: 'd.words,' },
];

export const REWRITTEN: readonly Rewriting[] = [...REQUESTS, ...UNASKED, ...ERASED];
