import {
  CATEGORIES,
  ORDINARY_SUBJECT,
  PUBLIC,
  decide,
  isPersonLevel,
  type Basis,
  type Category,
  type Condition,
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
  identification: 'CASE_STATUS',
};

const basisOf = ({ grant, purpose }: RowQuestion): Basis =>
  grant
    ? {
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
      }
    : { kind: 'mandate' };

const allowed = (question: RowQuestion, category: Category): boolean => {
  const { kind, purpose, assigned, inArea, trained, grant } = question;
  // At large, the data layer opens cases to one body alone. The table would open returns to consular
  // officers as well, whose task is their own cases.
  if (!grant && kind === 'consular' && !assigned) return false;
  const facts: Condition[] = [
    ...(assigned ? (['assigned_case'] as const) : []),
    ...(inArea ? (['in_area'] as const) : []),
    ...(trained ? (['trained'] as const) : []),
  ];
  const requester = {
    ...PUBLIC,
    kind,
    organisation: 'organisation',
    official: 'official',
    country: kind === 'international_organisation' ? null : grant ? 'IT' : 'AL',
  };
  const subject = { ...ORDINARY_SUBJECT, facts: new Set(facts) };
  const asked = { requester, purpose, basis: basisOf(question), subject, category, now: NOW };
  return decide(asked).effect === 'ALLOW';
};

/** The tables of which the engine would let this session see rows. */
export const expectRows = (question: RowQuestion): string[] =>
  Object.keys(HOLDS).filter((table) => {
    const category = HOLDS[table];
    if (category) return allowed(question, category);
    return CATEGORIES.filter(isPersonLevel).some((one) => allowed(question, one));
  });
