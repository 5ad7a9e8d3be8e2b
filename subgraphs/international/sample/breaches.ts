import { sampleId } from '@lidhja/platform';

const recorded = (slug: string, known: string, by: string, more: object): object => ({
  id: sampleId(`breach/${slug}`),
  organisation: sampleId('organisation/oversight'),
  recorded_by: sampleId('official/inspector'),
  authority: sampleId('organisation/data-protection-authority'),
  ...{ known_at: known, recorded_at: known, notify_by: by, operations: [], synthetic: true },
  ...more,
});

/** Rows of `exchange.breach`: one that was notified in its term, and one that is overdue. All invented. */
export const breaches: readonly object[] = [
  recorded('notified', '2026-09-01T09:00:00+02:00', '2026-09-04T09:00:00+02:00', {
    ...{ categories: ['CASE_STATUS', 'VICTIM_IDENTITY'], persons: 3 },
    words: 'A screen was left open in a room that others use (synthetic).',
  }),
  recorded('overdue', '2026-11-02T09:00:00+01:00', '2026-11-05T09:00:00+01:00', {
    ...{ categories: [], persons: null },
    words: 'A token was found in a message; what was read is not known (synthetic).',
  }),
];

const step = (number: number, kind: string, at: string, more: object): object => ({
  breach: sampleId('breach/notified'),
  ...{ number, kind, at, words: null, until: null },
  taken_by: sampleId('official/inspector'),
  ...more,
});

/** Rows of `exchange.breach_step`. */
export const breachSteps: readonly object[] = [
  step(1, 'AUTHORITY_NOTIFIED', '2026-09-02T10:00:00+02:00', {}),
  step(2, 'TELLING_DELAYED', '2026-09-02T10:05:00+02:00', {
    words: 'Two of them are looked for; a call might be overheard (synthetic).',
    until: '2026-09-20T09:00:00+02:00',
  }),
  step(3, 'PERSONS_TOLD', '2026-09-18T12:00:00+02:00', {
    words: 'Each by the social worker who looks after them (synthetic).',
  }),
];
