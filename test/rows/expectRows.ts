import {
  CATEGORIES,
  ORDINARY_SUBJECT,
  PUBLIC,
  decide,
  isPersonLevel,
  type Basis,
  type Category,
  type Condition,
  type Subject,
} from '@lidhja/policy';
import type { RowQuestion } from './RowQuestion';

const NOW = 1000;

/** The category that each table is about, stated a second time so that a wrong policy shows. */
const HOLDS: Readonly<Record<string, Category | null>> = {
  case: null,
  case_status: 'CASE_STATUS',
  case_offence: 'OFFENCE',
  case_exploitation: 'EXPLOITATION',
  case_suspect: 'SUSPECT',
  person: null,
  case_person: 'CASE_STATUS',
  person_identity: 'VICTIM_IDENTITY',
  person_origin: 'MIGRATION',
  person_health: 'HEALTH',
  person_age: 'EXPLOITATION',
  identification: 'CASE_STATUS',
};

/** Tables of which an erasure destroys rows. */
const ERASED = [
  ...['case_suspect', 'case_person'],
  ...['person_identity', 'person_origin', 'person_health', 'person_age'],
];

const grantOf = ({ grant, purpose }: RowQuestion): Basis[] =>
  grant
    ? [
        {
          kind: 'grant',
          grant: {
            id: 'grant',
            organisation: 'organisation',
            purposes: [purpose],
            categories: grant.categories,
            validFrom: 0,
            validUntil: 2 * NOW,
            revokedAt: null,
            exhausted: false,
            conditionsAccepted: true,
            approvedBy: ['one', 'two'].slice(0, grant.approvals),
            requestedBy: 'asker',
          },
          agreement: {
            id: 'agreement',
            version: 1,
            parties: ['AL', 'IT'],
            status: 'in_force',
            validFrom: 0,
            validUntil: null,
            purposes: [purpose],
            categories: CATEGORIES,
          },
        },
      ]
    : [{ kind: 'mandate' }];

/** What a person can be reached by beside the case: a referral of theirs, their consent. */
const ofThePerson = ({ purpose, recorded = {} }: RowQuestion): Basis[] => {
  const { referral, consent } = recorded;
  const recipient = 'organisation';
  const bases: Basis[] = [];
  if (referral) {
    const terms = { acceptedAt: 0, expiresAt: 2 * NOW, categories: [referral] };
    bases.push({ kind: 'referral', referral: { id: 'referral', recipient, ...terms } });
  }
  if (consent) {
    const terms = { givenAt: 0, withdrawnAt: consent.withdrawn ? 1 : null, purposes: [purpose] };
    const categories = [consent.category];
    bases.push({ kind: 'consent', consent: { id: 'consent', recipient, categories, ...terms } });
  }
  return bases;
};

type About = 'case' | 'person';

const factsOf = (question: RowQuestion, about: About, category: Category): Condition[] => {
  const { assigned, inArea, trained, recorded = {} } = question;
  const { authorised, necessary, consent } = recorded;
  // A case past its term leads to no other.
  const cited = recorded.cited && recorded.past !== 'citing';
  const consents = about === 'person' && consent?.category === category && !consent.withdrawn;
  return [
    ...(assigned ? (['assigned_case'] as const) : []),
    ...(inArea ? (['in_area'] as const) : []),
    ...(trained ? (['trained'] as const) : []),
    ...(authorised ? (['judicial_authorisation'] as const) : []),
    // A lead opens what there is to say of the case; the data layer keeps the persons in it apart.
    ...(cited && about === 'case' ? (['lead_known_to_exist'] as const) : []),
    ...(necessary === category || consents ? (['consent_or_necessity'] as const) : []),
    ...(consents ? (['consent'] as const) : []),
  ];
};

/** Codes of the row; those of the case are borne by whoever is reached through it. */
const codesOf = ({ recorded = {}, grant }: RowQuestion, about: About, category: Category) => {
  const { code, evidence, agreementH1 } = recorded;
  const borne =
    code && (code.on === about || code.on === 'case') && (code.category ?? category) === category;
  const declaredUse = !grant ? null : evidence ? 'judicial_evidence' : 'intelligence';
  const agreed = grant && agreementH1 ? (['H1'] as const) : [];
  if (!borne) return { declaredUse, handling: agreed } as const;
  const { caller } = code;
  return {
    declaredUse,
    handling: [code.code, ...agreed],
    firstRecipient: caller === 'first recipient',
    provider: caller === 'provider',
    providerPermission: caller === 'permitted' && agreed.length === 0,
    fromAnotherState: code.abroad,
    // A permission to have what H2 keeps from others is one to receive it.
    onwardAuthorised: caller !== 'another' && !(caller === 'permitted' && code.code === 'H1'),
  } as const;
};

/** Past its term a case leads to nobody: who reads persons of the whole country or by themselves still does. */
const past = ({ recorded = {} }: RowQuestion): boolean => recorded.past === 'case';
const named = ({ recorded = {} }: RowQuestion): boolean =>
  recorded.referral !== undefined || recorded.consent !== undefined || recorded.returning === true;
const notThrough = (question: RowQuestion): RowQuestion => ({
  ...question,
  assigned: false,
  inArea: false,
});

/** Whether the row is one that an erasure would destroy, and is past its term. */
const ended = (question: RowQuestion, table: string): boolean =>
  past(question) && ERASED.includes(table) && (table.startsWith('case') || !named(question));

const allowed = (
  asked: RowQuestion,
  about: About,
  category: Category,
  pastRetention = false,
): boolean => {
  const left = past(asked) && about === 'person';
  const question = left ? notThrough(asked) : asked;
  const { kind, purpose, assigned, grant, recorded = {} } = question;
  // At large, the data layer opens cases to one body alone. The table would open returns to consular
  // officers as well, whose task is their own cases and whoever's return is prepared.
  const returns = recorded.returning && about === 'person';
  const kept = left && grant !== null;
  const ways =
    kept || (!grant && kind === 'consular' && !assigned && !returns) ? [] : grantOf(question);
  const requester = {
    ...PUBLIC,
    kind,
    organisation: 'organisation',
    official: 'official',
    country: kind === 'international_organisation' ? null : grant ? 'IT' : 'AL',
  };
  const subject: Subject = {
    ...ORDINARY_SUBJECT,
    ...codesOf(question, about, category),
    child: about === 'person' && recorded.child !== undefined,
    bestInterestDecision: recorded.child === 'decided',
    facts: new Set(factsOf(question, about, category)),
    pastRetention,
  };
  const bases = about === 'person' ? [...ways, ...ofThePerson(question)] : ways;
  return bases.some(
    (basis) =>
      decide({ requester, purpose, basis, subject, category, now: NOW }).effect === 'ALLOW',
  );
};

const allowedAtAll = (question: RowQuestion, about: About): boolean =>
  CATEGORIES.filter(isPersonLevel).some((one) => allowed(question, about, one));

/** The tables of which the engine would let this session see rows. */
export const expectRows = (question: RowQuestion): string[] =>
  Object.keys(HOLDS).filter((table) => {
    const category = HOLDS[table];
    const about = table.startsWith('case') && table !== 'case_person' ? 'case' : 'person';
    if (!category) return allowedAtAll(question, about);
    if (!allowed(question, about, category, ended(question, table))) return false;
    // An edge needs its other end as well, if only by a grant that names it.
    return (
      table !== 'case_person' || question.grant !== null || allowed(question, 'case', category)
    );
  });
