import { sampleId } from '@lidhja/platform';

const desk = (
  position: number,
  organisation: string,
  official: string,
  telephone: string,
  uses: readonly string[],
): object => ({
  position,
  organisation: sampleId(`organisation/${organisation}`),
  official: sampleId(`official/${official}`),
  part_of: organisation === 'police-vlora' ? [sampleId('organisation/state-police')] : [],
  ...{ telephone, uses, registered_from: '2026-01-01T00:00:00+01:00', synthetic: true },
});

/** Rows of `exchange.duty_desk`. The numbers are nobody's. */
export const dutyDesks: readonly object[] = [
  desk(1, 'italy-anti-trafficking-agency', 'italy-agency', '+39 000 0001', ['DANGER_ABROAD']),
  desk(2, 'greece-anti-trafficking-agency', 'greece-agency', '+30 000 0002', ['DANGER_ABROAD']),
  desk(3, 'police-vlora', 'police-vlora', '+355 000 0003', ['DANGER_ABROAD', 'DANGER_AT_HOME']),
];

interface SamplePush {
  readonly slug: string;
  readonly country: string;
  readonly recipient: string;
  readonly bilateral: string;
  readonly case: string;
  readonly person: number;
  readonly day: string;
  readonly more?: object;
}

const PUSHES: readonly SamplePush[] = [
  // The agreement with Greece has ended; both states are parties to the convention.
  {
    ...{ slug: 'greece', country: 'GR', recipient: 'greece-anti-trafficking-agency' },
    ...{ bilateral: 'expired', case: 'vlora-2', person: 2, day: '2026-11-20' },
  },
  {
    ...{ slug: 'italy', country: 'IT', recipient: 'italy-anti-trafficking-agency' },
    ...{ bilateral: 'in_force', case: 'vlora-1', person: 1, day: '2026-10-05' },
    more: {
      read_at: '2026-10-05T21:04:00+02:00',
      read_in: sampleId('operation/danger-push/italy'),
      acknowledged_at: '2026-10-05T21:06:00+02:00',
      acknowledged_by: sampleId('official/italy-agency'),
      reviewed_at: '2026-10-07T10:00:00+02:00',
      reviewed_by: sampleId('official/inspector'),
      review_outcome: 'JUSTIFIED',
      review_words: 'There were grounds, and no more was sent than was needed (synthetic).',
    },
  },
];

const NOT_YET = {
  ...{ read_at: null, read_in: null, acknowledged_at: null, acknowledged_by: null },
  ...{ reviewed_at: null, reviewed_by: null, review_outcome: null, review_words: null },
};

const idOf = ({ slug }: SamplePush): string => sampleId(`danger-push/${slug}`);
const after = (day: string, minutes: number): string =>
  new Date(Date.parse(`${day}T21:00:00+02:00`) + minutes * 60_000).toISOString();

/** Rows of pushes of danger, by table of the exchange. */
export const dangerPushes: Readonly<Record<string, readonly object[]>> = {
  'exchange.danger_push': PUSHES.map((push) => ({
    id: idOf(push),
    sender: sampleId('organisation/prosecutor-vlora'),
    sent_by: sampleId('official/prosecutor-vlora'),
    recipient: sampleId(`organisation/${push.recipient}`),
    whereabouts: push.country,
    threatened: ['LIFE'],
    grounds: 'Whoever exploited them was seen at the door, a relative said (synthetic).',
    handling: ['H1', 'H2'],
    rule: 'danger_abroad',
    bilateral: push.bilateral,
    sent_at: after(push.day, 0),
    follow_up_at: after(push.day, 15),
    review_by: after(push.day, 3 * 24 * 60),
    ...NOT_YET,
    ...push.more,
    synthetic: true,
  })),
  'exchange.danger_push_item': PUSHES.flatMap((push) => [
    {
      ...{ push: idOf(push), category: 'VICTIM_IDENTITY', needed_for: 'RECOGNISING' },
      words: `A woman of about thirty who goes by the name of Sample-Danger-${push.person} (synthetic).`,
    },
    {
      ...{ push: idOf(push), category: 'VICTIM_LOCATION', needed_for: 'FINDING' },
      words: `The house behind the station in town ${push.person} (synthetic).`,
    },
  ]),
  'exchange.danger_push_record': PUSHES.flatMap((push) =>
    [`case/${push.case}`, `person/${push.person}`].map((slug) => ({
      record: sampleId(slug),
      push: idOf(push),
    })),
  ),
};
