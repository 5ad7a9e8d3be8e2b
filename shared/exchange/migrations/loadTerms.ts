import { RECORD_TERMS, type TermsOfLaw } from '@lidhja/policy';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const years = (count: number): string => `interval 'P${count}Y'`;
const made = (name: string, returns: string, as: string): string =>
  `create or replace function exchange.${name} returns ${returns} language sql stable return ${as};
   revoke execute on function exchange.${name.replaceAll(/p_\w+ /g, '')} from public`;

const KEYS = RECORD_TERMS.IDEMPOTENCY_KEY.terms;
const DANGER = RECORD_TERMS.WORD_OF_DANGER.terms;
const [AGE, REVIEWED] = [years(DANGER.maxAge), years(DANGER.reviewEvery ?? DANGER.maxAge)];

/** Functions that say by the terms of this build what is past its age. Others hold for every row at once. */
const TERMS = [
  made('keys_end_before()', 'timestamptz', `clock_timestamp() - ${years(KEYS.maxAge)}`),
  made('danger_ends_before()', 'timestamptz', `clock_timestamp() - ${AGE}`),
  made('danger_due_before()', 'timestamptz', `clock_timestamp() - ${REVIEWED}`),
  made('danger_ends(p_reviewed timestamptz)', 'timestamptz', `p_reviewed + ${AGE}`),
  // Null before its review; kept on it is due again in its turn, and at its end at the latest.
  made(
    'danger_due(p_reviewed timestamptz, p_kept timestamptz)',
    'timestamptz',
    `case when p_reviewed is not null
       then least(coalesce(p_kept, p_reviewed) + ${REVIEWED}, p_reviewed + ${AGE}) end`,
  ),
  made('danger_may_be_held()', 'boolean', String(DANGER.legalHold)),
];

const CLASSES = ['REFERRAL', 'CONSENT', 'RETURN'] as const;

const byClass = (of: (terms: TermsOfLaw) => string): string =>
  `case p_class ${CLASSES.map((name) => `when '${name}' then ${of(RECORD_TERMS[name].terms)}`).join(' ')} end`;

const after = (since: string, years: number | null): string =>
  years === null ? `'infinity'::timestamptz` : `${since} + interval 'P${years}Y'`;

/** Since when it is due to be looked through for the first time. */
const first = ({ onCaseClosed, reviewEvery }: TermsOfLaw): string =>
  onCaseClosed === 'KEEP' ? after('p_ended', reviewEvery) : 'p_ended';

const ends = ({ onCaseClosed, maxAge }: TermsOfLaw): string =>
  onCaseClosed === 'DELETE' ? 'p_ended' : after('p_ended', maxAge);

/** What ended later is past no term of these; a day more, since years differ. */
const ENDED_BEFORE = CLASSES.map((name): TermsOfLaw => RECORD_TERMS[name].terms)
  .map(({ onCaseClosed, maxAge }) =>
    onCaseClosed === 'DELETE'
      ? 'clock_timestamp()'
      : `clock_timestamp() - ${years(maxAge)} + interval 'P1D'`,
  )
  .join(', ');

/** Of referrals, consents and returns, counted from their end. */
const OF_RECORDS = `
  create or replace function exchange.record_ends(p_class text, p_ended timestamptz) returns timestamptz
  language sql stable return ${byClass(ends)};
  create or replace function exchange.record_due(p_class text, p_ended timestamptz, p_kept timestamptz)
  returns timestamptz language sql stable return case when p_ended is not null then
    least(case when p_kept is null then ${byClass(first)}
      else ${byClass(({ reviewEvery }) => after('p_kept', reviewEvery))} end, exchange.record_ends(p_class, p_ended)) end;
  create or replace function exchange.record_may_be_held(p_class text) returns boolean
  language sql stable return ${byClass(({ legalHold }) => String(legalHold))};
  create or replace function exchange.records_ended_before() returns timestamptz
  language sql stable return greatest(${ENDED_BEFORE});
  revoke execute on function exchange.record_ends, exchange.record_due, exchange.record_may_be_held,
    exchange.records_ended_before from public`;

/** Makes the database's copy of the terms of the law what the policy of this build says, as `loadPermissions` does. */
export async function loadTerms(runner: QueryRunner): Promise<void> {
  await asExchangeOwner(runner, [...TERMS, OF_RECORDS]);
}
