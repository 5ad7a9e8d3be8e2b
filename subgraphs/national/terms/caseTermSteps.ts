import type { RequestContext } from '@lidhja/enforcement';
import type { Case } from '../cases/Case';
import { CaseStore } from '../cases/CaseStore';

/** Who keeps cases, and for which purposes they are read. */
export const PROCEEDING = {
  by: ['prosecutor', 'police'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;

const FIELDS = [
  ...['givenName', 'familyName', 'birthDate', 'birthYear', 'citizenship', 'healthNeeds'].map(
    (name) => `Person.${name}`,
  ),
  ...['givenName', 'familyName', 'citizenship'].map((name) => `CaseSuspect.${name}`),
  'VictimInCase.person',
];

/** What the record has of an erasure, but for whom it was about. */
export const erasureOf = (
  { actor }: RequestContext,
  persons: readonly [proposedBy: string, approvedBy: string],
): object => ({ ...actor, fields: FIELDS, persons });

/** A case as row security lets it be seen; its reference with it, or it is not theirs to decide about. */
export async function seenCase(context: RequestContext, id: string): Promise<Case | null> {
  const [row] = await CaseStore.findByIds(context.session, [id]);
  return row && row.reference !== null ? (row as Case) : null;
}
