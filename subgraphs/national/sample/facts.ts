import { sampleId } from '@lidhja/platform';

const VLORA = sampleId('organisation/prosecutor-vlora');
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const GREECE = sampleId('organisation/greece-anti-trafficking-agency');
const DECIDER = sampleId('official/prosecutor-vlora');
const SECOND = sampleId('official/prosecutor-vlora-second');

/** Rows of `"national".person_health`, of persons who do not exist. */
export const personHealth: readonly object[] = [
  { person_id: sampleId('person/1'), needs: 'Regular care for asthma (synthetic)' },
  { person_id: sampleId('person/3'), needs: 'None that are known (synthetic)' },
  // The protected witness.
  { person_id: sampleId('person/4'), needs: 'Physiotherapy (synthetic)' },
  { person_id: sampleId('person/5'), needs: 'Care for a child, in quiet surroundings (synthetic)' },
];

/** Rows of `"national".child_decision`: for one child of `case/vlora-4` and one recipient alone. */
export const childDecisions: readonly object[] = [
  {
    id: sampleId('child-decision/5'),
    person_id: sampleId('person/5'),
    recipient: GREECE,
    ground: 'BEST_INTEREST',
    reference: 'Child protection unit of a fictitious town, 2026/3 (synthetic)',
    decided_on: '2026-06-30',
    synthetic: true,
  },
];

/** Rows of `"national".case_citation`. */
export const caseCitations: readonly object[] = [
  { citing: sampleId('case/fier-101'), cited: sampleId('case/vlora-2'), cited_on: '2026-04-01' },
];

/** What the owner records about cases, and what came to them with codes, by table of the exchange. */
export const caseFacts: Readonly<Record<string, readonly object[]>> = {
  'exchange.judicial_authorisation': [
    {
      id: sampleId('authorisation/vlora-1'),
      record: sampleId('case/vlora-1'),
      reference: 'Authorisation 12/2026 (synthetic)',
      court: 'Court of first instance of a fictitious town (synthetic)',
      decided_on: '2026-03-02',
      recorded_by: DECIDER,
      synthetic: true,
    },
  ],
  'exchange.necessity': [
    {
      id: sampleId('necessity/vlora-1'),
      record: sampleId('case/vlora-1'),
      category: 'HEALTH',
      reason: 'The injuries are what the charge rests on (synthetic).',
      recorded_by: DECIDER,
      approved_by: SECOND,
      approved_at: '2026-03-05T10:00:00+01:00',
      synthetic: true,
    },
  ],
  'exchange.handling': [
    // An organisation at home told it to the prosecutor, and not for a court.
    {
      id: sampleId('handling/vlora-1'),
      record: sampleId('case/vlora-1'),
      category: 'EXPLOITATION',
      code: 'H1',
      provider: sampleId('organisation/vatra'),
      first_recipient: VLORA,
      since: '2026-01-20T09:00:00+01:00',
      synthetic: true,
    },
    // Italy sent it, for the prosecutor alone.
    {
      id: sampleId('handling/vlora-101'),
      record: sampleId('case/vlora-101'),
      category: 'SUSPECT',
      code: 'H2',
      provider: ITALY,
      first_recipient: VLORA,
      since: '2026-02-02T09:00:00+01:00',
      synthetic: true,
    },
  ],
  'exchange.handling_permission': [
    {
      record: sampleId('case/vlora-2'),
      code: 'H1',
      recipient: ITALY,
      permitted_by: VLORA,
      permitted_at: '2026-05-04T09:00:00+02:00',
      synthetic: true,
    },
  ],
};
