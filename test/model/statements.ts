import { sampleId } from '@lidhja/platform';
import { APART } from './hits';
import type { Sealable } from './shapes';

/** Tables of what happens in the exchange, whoever refers to another first. */
const TABLES = [
  ...['notice', 'revocation', 'disclosure', 'condition_reply', 'condition', 'condition_offer'],
  ...['"grant"', 'decision_category', 'decision', 'request_event'],
  ...['data_key', 'request_words', 'document', 'sought_person', 'hit_answer'],
  ...['receipt', 'request', 'policy_change', 'competent_authority', 'agreement_version'],
  ...['agreement', 'idempotency_key'],
];

/** What a hit rests on; nothing else is sealed or unsealed here. */
export const SEALABLE: Readonly<Record<Sealable, string>> = {
  case: sampleId('case/vlora-1'),
  person: sampleId('person/1'),
};
const COMPARTMENT = 'WITNESS_PROTECTION';

export const sealing = (record: Sealable): string =>
  `insert into exchange.seal (record, compartment) values ('${SEALABLE[record]}', '${COMPARTMENT}')`;
export const unsealing = (record: Sealable): string =>
  `delete from exchange.seal where record = '${SEALABLE[record]}'`;

/** One of two colleagues is cleared for what is sealed. */
export const CLEARED = 'prosecutor-vlora-second';
export const CLEARING = `update exchange.official set clearances = '{${COMPARTMENT}}'
  where id = '${sampleId(`official/${CLEARED}`)}'`;

const AGREEMENT = sampleId('agreement/al-it');
const AUTHORITIES = ['prosecutor-vlora', 'italy-anti-trafficking-agency'];

// What the rows refuse to whoever changes them is not asked: this is no step, but another beginning.
const BY_HAND = `begin; set local session_replication_role = replica;`;

/** Back to the beginning: one agreement in force, nothing asked and nothing decided. */
export const RESET = `${BY_HAND}
  ${TABLES.map((table) => `delete from exchange.${table};`).join('\n  ')}
  ${unsealing('case')}; ${unsealing('person')};
  insert into exchange.agreement (id, title, instrument, parties, signed_on, synthetic)
  values ('${AGREEMENT}', 'Agreement of a model (fictitious)', 'BILATERAL', '{AL,IT}', '2020-01-01', true);
  insert into exchange.competent_authority (agreement, organisation) values
    ${AUTHORITIES.map((one) => `('${AGREEMENT}', '${sampleId(`organisation/${one}`)}')`).join(', ')};
  insert into exchange.agreement_version (agreement, version, status, valid_from, offences, purposes,
    categories, deadline_urgent_direct, deadline_urgent, deadline_other, handling, deadline_template,
    refusal_grounds, evidence_uses, onward, on_case_closed, legal_hold, hit_no_hit)
  values ('${AGREEMENT}', 1, 'in_force', clock_timestamp() - interval '24000 hours',
    '{TRAFFICKING_IN_PERSONS}', '{THIS_PROCEEDING,RELATED_PROCEEDING}',
    '{CASE_STATUS,OFFENCE,VICTIM_IDENTITY}', '36 hours', '3 days', '7 days', '{H0}', 'DIRECTIVE_2023_977',
    '{NOT_AVAILABLE,BEYOND_PERMITTED_CATEGORIES,SAFETY_OF_A_PERSON}', '{INTELLIGENCE,JUDICIAL_EVIDENCE}',
    'WITH_AUTHORISATION', 'KEEP', true, '${APART * 6} hours');
  commit`;

/** Every instant that says when something was, begins or ends. */
const INSTANTS: Readonly<Record<string, readonly string[]>> = {
  agreement_version: ['valid_from', 'valid_until'],
  policy_change: ['proposed_at', 'activated_at'],
  request: ['submitted_at', 'due_at'],
  request_event: ['at', 'until'],
  decision: ['decided_at'],
  '"grant"': ['valid_from', 'valid_until', 'approved_at'],
  revocation: ['revoked_at'],
  disclosure: ['first_at'],
  condition_offer: ['offered_at'],
  condition_reply: ['replied_at'],
  hit_answer: ['answered_at', 'tell_at'],
  notice: ['at'],
};

/** All of it so many hours earlier, as if so many had passed. */
export const shifting = (hours: number): string => {
  const by = `interval '${hours} hours'`;
  const term = (name: string): string =>
    `'${name}', to_jsonb((terms->>'${name}')::timestamptz - ${by})`;
  return `${BY_HAND}
  ${Object.entries(INSTANTS)
    .map(
      ([table, columns]) =>
        `update exchange.${table} set ${columns.map((one) => `${one} = ${one} - ${by}`).join(', ')};`,
    )
    .join('\n  ')}
  update exchange.policy_change
  set terms = terms || jsonb_build_object(${term('validFrom')}, ${term('validUntil')});
  commit`;
};
