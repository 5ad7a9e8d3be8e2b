import type { Agreement } from './agreement';
import type { Category } from './categories';
import type { Grant } from './grant';
import type { Question } from './question';
import type { HandlingCode } from './subject';

/** What goes along with a value and binds whoever receives it. Instants: epoch milliseconds. */
export type Obligation =
  | { readonly kind: 'HANDLING'; readonly code: HandlingCode }
  /** Not to be passed on without prior authorisation of where it came from (Directive (EU) 2016/680, article 35). */
  | { readonly kind: 'NO_ONWARD_TRANSFER' }
  /** But to this organisation, what is of this category, until this instant: authorised by where it came from. */
  | {
      readonly kind: 'ONWARD_AUTHORISED';
      readonly category: Category;
      readonly to: string;
      readonly by: string;
      readonly at: number;
    }
  /** Nor with authorisation: the agreement rules it out. */
  | { readonly kind: 'NEVER_ONWARD_TRANSFER' }
  /** At this instant the copy is deleted, whatever a review has said; a legal hold that the agreement knows excepted. */
  | { readonly kind: 'DELETE_BY'; readonly at: number }
  /** When the receiver's case is closed, the copy is deleted, or looked through. */
  | { readonly kind: 'DELETE_ON_CASE_CLOSED' | 'REVIEW_ON_CASE_CLOSED' }
  /** At this instant the copy is deleted, or kept on a new decision. */
  | { readonly kind: 'REVIEW_BY'; readonly at: number }
  /** The receiver reports on the use made, when asked (ETS 182, article 26). */
  | { readonly kind: 'REPORT_USE' }
  /** The provider of the value, or the person it is about, is told of this reading. */
  | { readonly kind: 'NOTIFY'; readonly whom: 'provider' | 'person' };

const ofAgreement = (
  { validFrom, validUntil }: Pick<Grant, 'validFrom' | 'validUntil'>,
  { retention }: Pick<Agreement, 'retention'>,
): Obligation[] => {
  if (!retention) return [{ kind: 'REVIEW_BY', at: validUntil }];
  const { maxAge, reviewEvery, onCaseClosed = 'KEEP' } = retention;
  return [
    { kind: 'REVIEW_BY', at: Math.min(validUntil, validFrom + reviewEvery) },
    { kind: 'DELETE_BY', at: validFrom + maxAge },
    ...(onCaseClosed === 'KEEP' ? [] : [{ kind: `${onCaseClosed}_ON_CASE_CLOSED` } as const]),
  ];
};

/**
 * What goes along with everything that is given under a grant, if no more than that a record is there. Terms
 * of the agreement are counted from the grant on, so that a second reading makes none of them longer.
 */
export const obligationsOfGrant = (
  grant: Pick<Grant, 'validFrom' | 'validUntil'>,
  agreement: Pick<Agreement, 'retention' | 'onward'>,
): Obligation[] => [
  { kind: 'NO_ONWARD_TRANSFER' },
  ...(agreement.onward === 'NEVER' ? [{ kind: 'NEVER_ONWARD_TRANSFER' } as const] : []),
  ...ofAgreement(grant, agreement),
  { kind: 'REPORT_USE' },
];

/** Who else may be given values of the category: each authorisation is for its own recipient alone. */
const authorisedOnward = (
  { onward = [] }: Grant,
  agreement: Pick<Agreement, 'onward'>,
  { category, now }: Question,
): Obligation[] =>
  onward
    .filter(({ categories, until }) => categories.includes(category) && now < until)
    .filter(() => agreement.onward !== 'NEVER')
    .map(({ to, by, until }) => ({ kind: 'ONWARD_AUTHORISED', category, to, by, at: until }));

const ofBasis = (question: Question): Obligation[] => {
  const { basis } = question;
  switch (basis.kind) {
    case 'grant':
      return [
        ...obligationsOfGrant(basis.grant, basis.agreement),
        ...authorisedOnward(basis.grant, basis.agreement, question),
      ];
    case 'referral':
      return [{ kind: 'NO_ONWARD_TRANSFER' }, { kind: 'REVIEW_BY', at: basis.referral.expiresAt }];
    case 'consent':
      // Consent is per recipient; the person has a list of who read their data.
      return [{ kind: 'NO_ONWARD_TRANSFER' }, { kind: 'NOTIFY', whom: 'person' }];
    default:
      return [];
  }
};

const ofSubject = ({ subject, purpose, basis }: Question): Obligation[] => [
  ...(subject.fromAnotherState || subject.handling.includes('H2')
    ? [{ kind: 'NO_ONWARD_TRANSFER' } as const]
    : []),
  ...(purpose === 'IMMEDIATE_THREAT' && basis.kind === 'grant'
    ? [{ kind: 'NOTIFY', whom: 'provider' } as const]
    : []),
];

/**
 * The obligations of an allowed value: its handling codes in order, then those of the basis and of
 * where it came from, each once.
 */
export function obligationsOf(question: Question): readonly Obligation[] {
  const all: Obligation[] = [
    ...[...question.subject.handling].sort().map((code) => ({ kind: 'HANDLING', code }) as const),
    ...ofBasis(question),
    ...ofSubject(question),
  ];
  const once = new Map(all.map((one) => [JSON.stringify(one), Object.freeze(one)]));
  return Object.freeze([...once.values()]);
}
