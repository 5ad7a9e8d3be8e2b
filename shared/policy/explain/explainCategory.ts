import type { Basis, BasisKind } from '../basis';
import { isPersonLevel, type Category } from '../categories';
import { decideWith, POLICY, type Policy } from '../decide';
import { PURPOSES, type Purpose } from '../purposes';
import type { Asker } from './Asker';
import { supposedGrant, supposedPapers } from './supposedBases';
import { favourable, opens, waysOf, type Way } from './waysOf';

/** `CONDITIONAL`: the conditions, and the rules that look at the row (seal, child, handling, …), still decide. */
export const EFFECTS = Object.freeze(['ALLOWED', 'CONDITIONAL', 'WITHHELD'] as const);

export type Effect = (typeof EFFECTS)[number];

/** Whether a category can be read at all, and how. */
export interface Reading {
  readonly effect: Effect;
  readonly ways: readonly Way[];
}

/** What can be said of a category before any row is known. */
export interface ExplainedCategory extends Reading {
  /** Id of the first row that could allow, or of the rule that denies; `no_match` where no row allows. */
  readonly rule: string;
  /** Where it is withheld: bases on which a row of the table could give it for this purpose. */
  readonly needs: readonly BasisKind[];
  /** Purposes for which some row could give it to such a requester. */
  readonly purposes: readonly Purpose[];
}

const STANDING: readonly Basis[] = [{ kind: 'open' }, { kind: 'own_record' }, { kind: 'mandate' }];

const basesOf = (asker: Asker): readonly Basis[] => [
  ...asker.grants.map((one): Basis => ({ kind: 'grant', ...one })),
  ...STANDING,
  ...(asker.requester.kind === 'data_subject' ? [{ kind: 'self' } as const] : []),
  ...supposedPapers(asker),
];

/** Whether there is nothing about a row that could still withhold it. */
const isUnconditional = (category: Category, { basis, conditions }: Way): boolean =>
  basis.kind === 'open' ||
  (basis.kind === 'mandate' &&
    conditions.length === 0 &&
    !isPersonLevel(category) &&
    // Whose a request or an entry of the record is, is a matter of the row.
    category !== 'REQUEST' &&
    category !== 'AUDIT');

const effectOf = (category: Category, ways: readonly Way[]): Effect => {
  if (ways.length === 0) return 'WITHHELD';
  return ways.some((way) => isUnconditional(category, way)) ? 'ALLOWED' : 'CONDITIONAL';
};

/** The rule that denies, where one does whatever the basis; else that nothing allows. */
const denying = (asker: Asker, category: Category, policy: Policy): string =>
  basesOf(asker)
    .map((basis) => decideWith(policy, favourable(asker, basis, category)).rule)
    .find((rule) => rule !== 'no_match') ?? 'no_match';

/** The part of an explanation that a matrix is made of. */
export function readingOf(asker: Asker, category: Category, policy: Policy = POLICY): Reading {
  const ways = basesOf(asker).flatMap((basis) => waysOf(asker, basis, category, policy));
  return { effect: effectOf(category, ways), ways };
}

/**
 * What the engine would decide about a value of the category, as far as it can be told before any row
 * is known: ALLOWED is never withheld, WITHHELD is never given, and of CONDITIONAL the row decides.
 * @param policy the hub's; another one, to see what it would change
 */
export function explainCategory(
  asker: Asker,
  category: Category,
  policy: Policy = POLICY,
): ExplainedCategory {
  const { effect, ways } = readingOf(asker, category, policy);
  const possible = [...basesOf(asker), supposedGrant(asker)];
  const purposes = PURPOSES.filter((purpose) =>
    possible.some((basis) => opens({ ...asker, purpose }, basis, category, policy)),
  );
  const needs: readonly BasisKind[] =
    ways.length === 0 && opens(asker, supposedGrant(asker), category, policy) ? ['grant'] : [];
  const rule = ways[0]?.rule ?? denying(asker, category, policy);
  return { effect, rule, ways, needs, purposes };
}
