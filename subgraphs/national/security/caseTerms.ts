import type { Category, TermsOfLaw } from '@lidhja/policy';

const years = (count: number): string => `interval 'P${count}Y'`;

/** Since when it is due: by what the law says of the end, and after a review in its turn. */
const dueBy = ({ onCaseClosed, reviewEvery }: TermsOfLaw): string => {
  const next = (since: string): string =>
    reviewEvery === null ? `'infinity'::timestamptz` : `${since} + ${years(reviewEvery)}`;
  const first = onCaseClosed === 'KEEP' ? next('p_ended') : 'p_ended';
  return `least(case when p_kept is null then ${first} else ${next('p_kept')} end, "national".case_ends(p_ended))`;
};

/**
 * SQL for functions that count the terms of cases from their end, null for a case that has not ended, and for whose cases
 * are told of them. Made with every migration run: other terms hold for every case at once, whenever it ended.
 * @throws Error when the field is not declared
 */
export function caseTerms(terms: TermsOfLaw, categories: ReadonlyMap<string, Category>): string {
  const category = categories.get('Case.reviewDueAt');
  if (!category) throw new Error('Case.reviewDueAt is not declared');
  const age = terms.onCaseClosed === 'DELETE' ? `interval '0'` : years(terms.maxAge);
  const ends = terms.onCaseClosed === 'DELETE' ? 'p_ended' : `p_ended + ${years(terms.maxAge)}`;
  return `
  create or replace function "national".case_ends(p_ended timestamptz) returns timestamptz
  language sql stable return ${ends};
  -- No case that ended later is past its last day; a day more, for years whose February is longer.
  create or replace function "national".case_ended_before() returns timestamptz
  language sql stable return statement_timestamp() - ${age} + interval 'P1D';
  create or replace function "national".case_due(p_ended timestamptz, p_kept timestamptz) returns timestamptz
  language sql stable return case when p_ended is not null then ${dueBy(terms)} end;
  create or replace function "national".case_may_be_held() returns boolean
  language sql stable return ${String(terms.legalHold)};
  create or replace function "national".own_cases() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  begin return exchange.unclosed("national".my_cases('${category}'), '${category}'); end $$;
  revoke execute on function "national".case_ends, "national".case_due, "national".case_may_be_held,
    "national".case_ended_before, "national".own_cases from public;`;
}
