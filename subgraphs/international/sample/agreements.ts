import { sampleId } from '@lidhja/platform';
import { REFUSAL_GROUNDS } from '@lidhja/policy';

/** A bilateral agreement of the sample: invented, and its title says so. */
interface SampleAgreement {
  readonly slug: string;
  readonly country: 'IT' | 'GR' | 'MK';
  readonly title: string;
  /** Its agency abroad, where the sample has one. */
  readonly agency?: string;
  readonly signedOn: string;
  readonly from: string;
  /** First moment at which it is no longer in force. */
  readonly until: string;
  /**
   * Between police alone: terms after Framework Decision 2006/960/JHA, article 4, in place of the directive's,
   * for intelligence, with what becomes of copies.
   */
  readonly ofPolice?: true;
}

const AGREEMENTS: readonly SampleAgreement[] = [
  {
    slug: 'al-it',
    country: 'IT',
    title: 'Agreement between Albania and Italy on police and judicial cooperation (fictitious)',
    agency: 'italy-anti-trafficking-agency',
    signedOn: '2023-11-14',
    from: '2024-01-01T00:00:00+01:00',
    until: '2034-01-01T00:00:00+01:00',
  },
  // Its last day was 31 December 2025.
  {
    slug: 'al-gr',
    country: 'GR',
    title: 'Agreement between Albania and Greece on police and judicial cooperation (fictitious)',
    agency: 'greece-anti-trafficking-agency',
    signedOn: '2020-10-20',
    from: '2021-01-01T00:00:00+01:00',
    until: '2026-01-01T00:00:00+01:00',
  },
  // The one that the examples amend.
  {
    slug: 'al-mk',
    country: 'MK',
    title: 'Agreement between Albania and North Macedonia on police cooperation (fictitious)',
    signedOn: '2023-05-09',
    from: '2024-01-01T00:00:00+01:00',
    until: '2034-01-01T00:00:00+01:00',
    ofPolice: true,
  },
];

/**
 * What the agreements open. Albania is bound by the terms of Directive (EU) 2023/977, article 5, and of
 * Framework Decision 2006/960/JHA only because these agreements take them over.
 */
const TERMS = {
  offences: ['TRAFFICKING_IN_PERSONS', 'SMUGGLING_OF_MIGRANTS', 'SEXUAL_EXPLOITATION'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'],
  categories: [
    'CASE_STATUS',
    'OFFENCE',
    'EXPLOITATION',
    'SUSPECT',
    'MIGRATION',
    'TESTIMONY',
    'VICTIM_IDENTITY',
  ],
  handling: ['H0'],
  legal_hold: true,
};
/** Directive (EU) 2023/977, article 6(1). */
const GROUNDS = Object.keys(REFUSAL_GROUNDS);

const JUDICIAL = {
  refusal_grounds: GROUNDS,
  evidence_uses: ['INTELLIGENCE', 'JUDICIAL_EVIDENCE'],
  onward: 'WITH_AUTHORISATION',
  max_age: null,
  review_every: null,
  on_case_closed: 'KEEP',
  deadline_template: 'DIRECTIVE_2023_977',
  hit_no_hit: '4 hours',
  deadline_urgent_direct: '8 hours',
  deadline_urgent: '3 days',
  deadline_other: '7 days',
};
const OF_POLICE = {
  refusal_grounds: [...GROUNDS, 'NOT_AN_OFFENCE_IN_REQUESTED_STATE'],
  evidence_uses: ['INTELLIGENCE'],
  onward: 'NEVER',
  max_age: '1825 days',
  review_every: '365 days',
  on_case_closed: 'DELETE',
  deadline_template: 'FRAMEWORK_DECISION_2006_960',
  hit_no_hit: null,
  deadline_urgent_direct: '8 hours',
  deadline_urgent: '7 days',
  deadline_other: '14 days',
};

/** Rows of the agreements, their versions and competent authorities, by table of the exchange. */
export const agreements: Readonly<Record<string, readonly object[]>> = {
  'exchange.agreement': AGREEMENTS.map(({ slug, country, title, signedOn }) => ({
    id: sampleId(`agreement/${slug}`),
    title,
    instrument: 'BILATERAL',
    parties: ['AL', country],
    signed_on: signedOn,
    synthetic: true,
  })),
  'exchange.agreement_version': AGREEMENTS.map(({ slug, from, until, ofPolice }) => ({
    agreement: sampleId(`agreement/${slug}`),
    version: 1,
    status: 'in_force',
    valid_from: from,
    valid_until: until,
    ...TERMS,
    ...(ofPolice ? OF_POLICE : JUDICIAL),
  })),
  'exchange.competent_authority': AGREEMENTS.flatMap(({ slug, agency }) =>
    ['prosecutor-vlora', 'state-police', ...(agency ? [agency] : [])].map((organisation) => ({
      agreement: sampleId(`agreement/${slug}`),
      organisation: sampleId(`organisation/${organisation}`),
    })),
  ),
};
