import { sampleId } from '@lidhja/platform';

const answer = (slug: string, record: string | null, person: string | null): object => ({
  request: sampleId(`request/${slug}`),
  hit: record !== null,
  record,
  person,
  answered_by: sampleId('official/prosecutor-vlora'),
  answered_at: '2026-11-23T11:30:00+01:00',
  // Four hours after it was submitted, as the agreement has it.
  tell_at: '2026-11-23T14:00:00+01:00',
  outcome: record === null ? 'NO_HIT' : 'HIT',
  synthetic: true,
});

/** Rows of `exchange.hit_answer`: whether those whom two requests seek are known, as it was told. */
export const hitAnswers: readonly object[] = [
  answer('it-hit', sampleId('case/vlora-1'), sampleId('person/1')),
  answer('it-no-hit', null, null),
];
