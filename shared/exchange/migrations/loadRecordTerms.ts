import { RECORD_TERMS, type TermsOfLaw } from '@lidhja/policy';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

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

const FUNCTIONS = `
  create or replace function exchange.record_ends(p_class text, p_ended timestamptz) returns timestamptz
  language sql stable return ${byClass(ends)};
  create or replace function exchange.record_due(p_class text, p_ended timestamptz, p_kept timestamptz)
  returns timestamptz language sql stable return case when p_ended is not null then
    least(case when p_kept is null then ${byClass(first)}
      else ${byClass(({ reviewEvery }) => after('p_kept', reviewEvery))} end, exchange.record_ends(p_class, p_ended)) end;
  create or replace function exchange.record_may_be_held(p_class text) returns boolean
  language sql stable return ${byClass(({ legalHold }) => String(legalHold))};
  revoke execute on function exchange.record_ends, exchange.record_due, exchange.record_may_be_held from public`;

/**
 * Makes the functions that count the terms of referrals, consents and returns what the policy of this build says: other
 * terms hold for every record at once, whenever it ended.
 */
export const loadRecordTerms = (runner: QueryRunner): Promise<void> =>
  asExchangeOwner(runner, [FUNCTIONS]);
