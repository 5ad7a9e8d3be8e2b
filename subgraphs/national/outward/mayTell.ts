import type { RequestContext } from '@lidhja/enforcement';
import { decide, ORDINARY_SUBJECT, type Category, type Purpose } from '@lidhja/policy';
import type { OutwardTerms } from './OutwardStore';

/** What would be told, and who stands for it. */
export interface Telling {
  readonly recipient: string;
  readonly carries: readonly string[];
  readonly until: Date;
  /** Officials who approve; before the second has, one who is supposed. */
  readonly approvedBy: readonly string[];
  /** Whether a person of the case who is told of is a child, or must be presumed one. */
  readonly child: boolean;
}

/**
 * Whether the authority abroad may be told all of these categories of the case: decided as if it were granted
 * them, under the agreement as it is now. Codes of the record are asked of the exchange.
 */
export function mayTell(
  { now, purpose }: Pick<RequestContext, 'now' | 'purpose'>,
  terms: OutwardTerms,
  { recipient, carries, until, approvedBy, child }: Telling,
): boolean {
  const categories = carries as readonly Category[];
  const { kind, country, suspended } = terms;
  const nothing = { official: null, functions: [], areas: [], clearances: [] };
  const grant = {
    ...{ id: 'outward', organisation: recipient, purposes: [purpose as Purpose], categories },
    ...{ validFrom: now, validUntil: until.getTime(), revokedAt: null, exhausted: false },
    ...{ conditionsAccepted: true, approvedBy, requestedBy: recipient },
  };
  const agreement = {
    ...{ id: terms.agreement, version: terms.version, parties: terms.parties },
    ...({ status: 'in_force', validFrom: terms.from, validUntil: terms.until } as const),
    ...{ purposes: terms.purposes, categories: terms.categories },
  };
  return categories.every(
    (category) =>
      decide({
        requester: { kind, organisation: recipient, country, suspended, ...nothing },
        ...{ purpose, category, now },
        basis: { kind: 'grant', grant, agreement },
        subject: { ...ORDINARY_SUBJECT, child },
      }).effect === 'ALLOW',
  );
}
