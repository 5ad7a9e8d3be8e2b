import { RECORD_TERMS, type TermsOfLaw } from '@lidhja/policy';
import { caseTerms } from './caseTerms';

const terms: TermsOfLaw = RECORD_TERMS.CASE.terms;
const IN_FORCE = new Map([['Case.reviewDueAt', 'OFFENCE'] as const]);
const spaced = (of: Partial<TermsOfLaw>): string =>
  caseTerms({ ...terms, ...of }, IN_FORCE).replace(/\s+/g, ' ');

test('a case is due at its end, after a review in its turn, and never past its age', () => {
  const sql = spaced({ maxAge: 10, reviewEvery: 3, onCaseClosed: 'REVIEW' });
  expect(sql).toContain(`return p_ended + interval 'P10Y'`);
  expect(sql).toContain(
    `least(case when p_kept is null then p_ended else p_kept + interval 'P3Y' end, "national".case_ends(p_ended))`,
  );
});

test('where the law keeps it at its end it is due in its turn, and where it deletes, past its age at once', () => {
  expect(spaced({ reviewEvery: 3, onCaseClosed: 'KEEP' })).toContain(
    `case when p_kept is null then p_ended + interval 'P3Y' else`,
  );
  expect(spaced({ onCaseClosed: 'DELETE' })).toContain('stable return p_ended;');
});

test('without reviews it is due at its age alone, and without a legal hold there is none', () => {
  expect(spaced({ reviewEvery: null, onCaseClosed: 'KEEP' })).toContain(
    `case when p_kept is null then 'infinity'::timestamptz else 'infinity'::timestamptz end`,
  );
  expect(spaced({ legalHold: false })).toContain('language sql stable return false;');
});

test('whose cases they are told of follows from the category in force', () => {
  expect(spaced({})).toContain(`exchange.unclosed("national".my_cases('OFFENCE'), 'OFFENCE')`);
  expect(() => caseTerms(terms, new Map())).toThrow('Case.reviewDueAt is not declared');
});
