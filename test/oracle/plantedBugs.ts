import { PURPOSES, RULES, TABLE, type Question } from '@lidhja/policy';
import {
  allMisread,
  grantSeenAs,
  rowBecomes,
  ruleMisreads,
  withoutRow,
  withoutRule,
  type Misreads,
  type PlantedBug,
} from './PlantedBug';

const subjectSeenAs =
  (part: Partial<Question['subject']>): Misreads =>
  (question) => ({ ...question, subject: { ...question.subject, ...part } });

const paper: readonly PlantedBug[] = [
  allMisread(
    'a grant that lasts one instant too long',
    grantSeenAs((_, { grant }) => ({ grant: { ...grant, validUntil: grant.validUntil + 1 } })),
  ),
  allMisread(
    'a grant that begins one instant late',
    grantSeenAs((_, { grant }) => ({ grant: { ...grant, validFrom: grant.validFrom + 1 } })),
  ),
  allMisread(
    'a grant that serves every purpose',
    grantSeenAs((_, { grant }) => ({ grant: { ...grant, purposes: PURPOSES } })),
  ),
  allMisread(
    'a grant that serves every organisation',
    grantSeenAs(({ requester }, { grant }) => ({
      grant: { ...grant, organisation: requester.organisation ?? grant.organisation },
    })),
  ),
  allMisread(
    'a revocation that waits for its instant',
    grantSeenAs(({ now }, { grant }) => ({
      grant: { ...grant, revokedAt: (grant.revokedAt ?? now) >= now ? null : grant.revokedAt },
    })),
  ),
  allMisread(
    'an agreement that binds every state',
    grantSeenAs(({ requester }, { agreement }) => ({
      agreement: { ...agreement, parties: [requester.country ?? 'AL'] },
    })),
  ),
  allMisread(
    'an agreement in force once it is signed',
    grantSeenAs((_, { agreement }) => ({
      agreement: {
        ...agreement,
        status: agreement.status === 'signed' ? 'in_force' : agreement.status,
      },
    })),
  ),
  allMisread(
    'an agreement that lasts one instant too long',
    grantSeenAs((_, { agreement }) => ({
      agreement: { ...agreement, validUntil: agreement.validUntil && agreement.validUntil + 1 },
    })),
  ),
  allMisread('a referral that lasts one instant too long', (question) => {
    if (question.basis.kind !== 'referral') return question;
    const { referral } = question.basis;
    const longer = { ...referral, expiresAt: referral.expiresAt + 1 };
    return { ...question, basis: { kind: 'referral', referral: longer } };
  }),
  allMisread('a consent that cannot be withdrawn', (question) => {
    if (question.basis.kind !== 'consent') return question;
    const kept = { ...question.basis.consent, withdrawnAt: null };
    return { ...question, basis: { kind: 'consent', consent: kept } };
  }),
  allMisread('no purpose read as assistance', (question) => ({
    ...question,
    purpose: question.purpose ?? 'ASSISTANCE',
  })),
];

const rules: readonly PlantedBug[] = [
  ruleMisreads(
    'four eyes content with one approval',
    'four_eyes',
    grantSeenAs((_, { grant }) => ({
      grant: { ...grant, approvedBy: [...grant.approvedBy, 'anybody'] },
    })),
  ),
  ruleMisreads(
    'four eyes that count who asked',
    'four_eyes',
    grantSeenAs((_, { grant }) => ({ grant: { ...grant, requestedBy: 'nobody' } })),
  ),
  ruleMisreads(
    'four eyes that look at the asked category alone',
    'four_eyes',
    grantSeenAs(({ category }, { grant }) => ({ grant: { ...grant, categories: [category] } })),
  ),
  ruleMisreads('a seal that any clearance opens', 'sealed', subjectSeenAs({ compartment: null })),
  ruleMisreads('retention without legal hold', 'retention', subjectSeenAs({ legalHold: false })),
  ruleMisreads(
    'evidence never permitted',
    'handling_h1',
    subjectSeenAs({ providerPermission: false }),
  ),
  ruleMisreads('H2 closed to its provider', 'handling_h2', subjectSeenAs({ provider: false })),
  ruleMisreads(
    'reflection against the wish of the person',
    'reflection',
    subjectSeenAs({ askedByThePerson: false }),
  ),
  ruleMisreads(
    'onward transfer never authorised',
    'onward',
    subjectSeenAs({ onwardAuthorised: false }),
  ),
  ruleMisreads('a child abroad, threat or no threat', 'child_abroad', (question) => ({
    ...question,
    purpose: 'ASSISTANCE',
  })),
  ruleMisreads('health that serves to punish', 'non_punishment', (question) => ({
    ...question,
    category: question.category === 'HEALTH' ? 'CASE_STATUS' : question.category,
  })),
];

const rows: readonly PlantedBug[] = [
  rowBecomes('police who read health', 'police_proceeding', {
    categories: ['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'VICTIM_IDENTITY', 'HEALTH'],
  }),
  rowBecomes('police with any purpose', 'police_proceeding', { purposes: 'any' }),
  rowBecomes('a prosecutor of every case', 'prosecutor_proceeding', { when: ['in_area'] }),
  rowBecomes('health without a court', 'prosecutor_health', { when: ['in_area', 'assigned_case'] }),
  rowBecomes('identification untrained', 'authority_identification', { when: [] }),
  rowBecomes('protection without consent', 'foreign_protection_grant', { when: [] }),
  rowBecomes('a compartment for the uncleared', 'compartment', { when: [] }),
  rowBecomes('every contact point abroad', 'foreign_contact_points', { when: [] }),
  rowBecomes('case notes for whoever works there', 'own_caseload', { when: [] }),
  rowBecomes('an unsafe channel', 'the_person', { when: ['no_conflict'] }),
  rowBecomes('own records for everyone', 'own_requests_and_record', { who: ['any'] }),
  rowBecomes('a grant as wide as it says', 'foreign_authority_grant', { within: null }),
];

/** Faults that a tired hand could leave behind, each to be noticed. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...RULES.map(({ name }) => withoutRule(name)),
  ...TABLE.map(({ id }) => withoutRow(id)),
  ...TABLE.filter(({ when }) => when.length > 0).map(({ id }) =>
    rowBecomes(`no condition of ${id}`, id, { when: [] }),
  ),
  ...paper,
  ...rules,
  ...rows,
];
