import { sampleId } from '@lidhja/platform';

/** Something that happened to a request of the sample, in words where there were any. */
type Step = readonly [event: string, at: string, words?: string, until?: string];

/** On a day of 2026, in the winter time of Vlora. */
const on = (day: string, hour = '11'): string => `2026-${day}T${hour}:00:00+01:00`;

const acknowledged = (day: string): Step => ['ACKNOWLEDGED', on(day)];
const READ: readonly Step[] = [['RECEIVED', on('03-02')]];
const REPORTED: readonly Step[] = [
  ...READ,
  ['USE_REPORTED', on('04-01'), 'Used in hearing 12 of proceeding 2026/305 (synthetic).'],
];

/** By the request's slug, in the order in which it happened. What was decided comes from the record's owner. */
const COURSES: Readonly<Record<string, readonly Step[]>> = {
  'gr-old-1': [['ACKNOWLEDGED', '2025-10-07T09:00:00+02:00']],
  'it-decided': [['ACKNOWLEDGED', '2026-09-15T09:00:00+02:00']],
  'it-open': [acknowledged('11-03')],
  'it-granted': [acknowledged('02-03')],
  'it-refused': [acknowledged('02-04')],
  'it-read': [acknowledged('02-05')],
  'it-received': [acknowledged('02-06'), ...READ],
  'it-reported': [acknowledged('02-09'), ...REPORTED],
  'it-closed': [acknowledged('02-10'), ...REPORTED, ['CLOSED', on('04-15')]],
  'it-withdrawn': [
    acknowledged('02-11'),
    ['WITHDRAWN', on('02-12'), 'Proceeding 2026/307 was joined with another (synthetic).'],
  ],
  'it-ended': [acknowledged('02-12')],
  'it-revoked': [acknowledged('02-13')],
  'it-offered': [acknowledged('02-14')],
  'it-accepted': [acknowledged('02-14')],
  'it-declined': [acknowledged('02-14')],
  'it-clarified': [
    acknowledged('11-17'),
    ['CLARIFICATION_ASKED', on('11-18'), 'Which recruiters of 2025 are meant (synthetic)?'],
    ['CLARIFIED', on('11-19'), 'Those of our letter IT-2025-9 (synthetic).'],
    ['CLARIFICATION_ASKED', on('11-20'), 'That letter has 2 parts: which one (synthetic)?'],
  ],
  'it-judge': [
    acknowledged('11-18'),
    [
      'AUTHORISATION_AWAITED',
      on('11-19'),
      'The court of Vlora hears it in February 2027 (synthetic).',
      '2027-02-15T12:00:00+01:00',
    ],
  ],
  'it-second': [acknowledged('11-19')],
  'it-hit': [acknowledged('11-23'), ['ANSWERED', on('11-23', '14')]],
  'it-no-hit': [acknowledged('11-23'), ['ANSWERED', on('11-23', '14')]],
};

/** Steps of the Italian agency; all others are the prosecutor's, whatever the request. */
const AGENCYS: ReadonlySet<string> = new Set([
  ...['CLARIFIED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
]);

/** Rows of `exchange.request_event`. */
export const courses: readonly object[] = Object.entries(COURSES).flatMap(([slug, steps]) =>
  steps.map(([event, at, words, until], index) => {
    const agencys = AGENCYS.has(event);
    const who = agencys ? 'italy-anti-trafficking-agency' : 'prosecutor-vlora';
    return {
      request: sampleId(`request/${slug}`),
      number: index + 1,
      id: sampleId(`request/${slug}/${index + 1}`),
      event,
      at,
      organisation: sampleId(`organisation/${who}`),
      taken_by: sampleId(`official/${agencys ? 'italy-agency' : 'prosecutor-vlora'}`),
      until: until ?? null,
      words: words ?? null,
      synthetic: true,
    };
  }),
);
