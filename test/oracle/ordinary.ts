import type {
  Agreement,
  Basis,
  BasisKind,
  Category,
  Consent,
  Grant,
  Purpose,
  Referral,
  Requester,
  RequesterKind,
  Subject,
} from '@lidhja/policy';

export const NOW = 1_767_225_600_000;
export const DAY = 86_400_000;
export const HERE = 'organisation-here';
export const ELSEWHERE = 'organisation-elsewhere';
export const READER = 'official-reader';

/** What a question is made of before anything goes wrong, in values that can be changed. */
export type Open<Value> = { -readonly [Key in keyof Value]: Value[Key] };

type Named = readonly [readonly Purpose[], readonly Category[]];

export const ordinaryRequester = (kind: RequesterKind): Open<Requester> => ({
  kind,
  organisation: kind === 'public' || kind === 'data_subject' ? null : HERE,
  official: kind === 'public' || kind === 'data_subject' ? null : READER,
  country: kind.startsWith('foreign') ? 'IT' : kind === 'public' ? null : 'AL',
  functions: [],
  areas: [],
  clearances: [],
  suspended: false,
});

export const ordinaryGrant = ([purposes, categories]: Named): Open<Grant> => ({
  id: 'grant',
  organisation: HERE,
  purposes,
  categories,
  validFrom: NOW - DAY,
  validUntil: NOW + DAY,
  revokedAt: null,
  exhausted: false,
  conditionsAccepted: true,
  approvedBy: ['official-first', 'official-second'],
  requestedBy: READER,
});

export const ordinaryAgreement = ([purposes, categories]: Named): Open<Agreement> => ({
  id: 'agreement',
  version: 1,
  parties: ['AL', 'IT'],
  status: 'in_force',
  validFrom: NOW - DAY,
  validUntil: null,
  purposes,
  categories,
});

export const ordinaryReferral = ([, categories]: Named): Open<Referral> => ({
  id: 'referral',
  recipient: HERE,
  categories,
  acceptedAt: NOW - DAY,
  expiresAt: NOW + DAY,
});

export const ordinaryConsent = ([purposes, categories]: Named): Open<Consent> => ({
  id: 'consent',
  recipient: HERE,
  purposes,
  categories,
  givenAt: NOW - DAY,
  withdrawnAt: null,
});

/** A basis of this kind, whose papers name exactly these. */
export function ordinaryBasis(kind: BasisKind, ...named: Named): Basis {
  switch (kind) {
    case 'referral':
      return { kind, referral: ordinaryReferral(named) };
    case 'consent':
      return { kind, consent: ordinaryConsent(named) };
    case 'grant':
      return { kind, grant: ordinaryGrant(named), agreement: ordinaryAgreement(named) };
    default:
      return { kind };
  }
}

/** A record about which nothing is special. */
export const ordinarySubject = (): Open<Subject> => ({
  child: false,
  sealed: false,
  compartment: null,
  facts: new Set(),
  guardianAgreement: false,
  bestInterestDecision: false,
  handling: [],
  firstRecipient: false,
  provider: false,
  providerPermission: false,
  senderConsent: false,
  declaredUse: null,
  fromAnotherState: false,
  onwardAuthorised: false,
  aboutRequesterTarget: false,
  operationDecidesAssistance: false,
  tellsCooperation: false,
  reflectionRuns: false,
  operationIsRemovalOrInterview: false,
  askedByThePerson: false,
  pastRetention: false,
  legalHold: false,
});
