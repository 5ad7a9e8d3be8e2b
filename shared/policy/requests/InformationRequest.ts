import type { Category } from '../categories';
import type { Purpose } from '../purposes';

/** How soon an answer is needed; each agreement has a deadline for each. */
export const URGENCIES = Object.freeze(['URGENT_DIRECT', 'URGENT', 'OTHER'] as const);

export type Urgency = (typeof URGENCIES)[number];

/**
 * What one authority asks of another under an agreement (LINK-I2). A request opens nothing; the grant
 * that is given on it does. Instants: epoch milliseconds.
 */
export interface InformationRequest {
  readonly id: string;
  readonly agreement: string;
  readonly agreementVersion: number;
  /** Ids of the two organisations. */
  readonly requesting: string;
  readonly requested: string;
  /** Id of the official who asked. */
  readonly submittedBy: string;
  readonly submittedAt: number;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly urgency: Urgency;
  readonly evidenceUse: 'INTELLIGENCE' | 'JUDICIAL_EVIDENCE';
}
