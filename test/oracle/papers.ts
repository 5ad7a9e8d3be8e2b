import type {
  Agreement,
  Category,
  Consent,
  Grant,
  Purpose,
  Referral,
  Requester,
} from '@lidhja/policy';

/** What is asked for, of whoever must name it on paper. */
export interface Wanted {
  readonly requester: Requester;
  readonly purpose: Purpose;
  readonly category: Category;
  readonly now: number;
}

// What a person or a colleague can hand over is about that person, and is never the compartment.
const HANDED_OVER = new Set<Category>([
  ...(['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'ASSISTANCE', 'RETURN'] as const),
  ...(['MIGRATION', 'TESTIMONY', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY'] as const),
  ...(['HEALTH', 'SPECIAL', 'COUNSELLING_NOTE', 'SHELTER_LOCATION'] as const),
]);

/** From its first instant until just before its end. */
const runs = (now: number, from: number, end: number | null): boolean =>
  now >= from && !(end !== null && now >= end);

export function referralReaches(paper: Referral, { requester, category, now }: Wanted): boolean {
  if (paper.recipient !== requester.organisation) return false;
  if (paper.acceptedAt === null || !runs(now, paper.acceptedAt, paper.expiresAt)) return false;
  return HANDED_OVER.has(category) && paper.categories.includes(category);
}

export function consentReaches(paper: Consent, wanted: Wanted): boolean {
  if (paper.recipient !== wanted.requester.organisation) return false;
  if (paper.withdrawnAt !== null || wanted.now < paper.givenAt) return false;
  if (!HANDED_OVER.has(wanted.category)) return false;
  return paper.purposes.includes(wanted.purpose) && paper.categories.includes(wanted.category);
}

function agreementReaches(
  paper: Agreement,
  { requester, purpose, category, now }: Wanted,
): boolean {
  if (paper.status !== 'in_force' || !runs(now, paper.validFrom, paper.validUntil)) return false;
  // An international organisation is bound by what it accepts in the grant, not as a state.
  const state = requester.kind === 'international_organisation' ? null : (requester.country ?? '');
  if (state !== null && !paper.parties.includes(state)) return false;
  return paper.purposes.includes(purpose) && paper.categories.includes(category);
}

/** Whether the grant lives, is for this organisation, and it and its agreement name what is asked. */
export function grantReaches(paper: Grant, under: Agreement, wanted: Wanted): boolean {
  if (paper.organisation !== wanted.requester.organisation) return false;
  if (paper.exhausted || !paper.conditionsAccepted || paper.revokedAt !== null) return false;
  if (!runs(wanted.now, paper.validFrom, paper.validUntil)) return false;
  if (!paper.purposes.includes(wanted.purpose)) return false;
  return paper.categories.includes(wanted.category) && agreementReaches(under, wanted);
}
