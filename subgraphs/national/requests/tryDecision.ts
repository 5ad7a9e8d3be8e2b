import { readDocument, type RequestContext } from '@lidhja/enforcement';
import type { Purpose } from '@lidhja/policy';
import type { GraphQLSchema } from 'graphql';
import type { CategoryDecision } from './InformationRequest';
import { DecisionStore } from './DecisionStore';
import type { SeenCase } from './PreviewedCase';
import { DISCLOSED } from './previewDocument';
import type { GivenDecision } from './GivenDecision';
import { seenFields, type SeenField } from './seenFields';

/** What the official who asked would read. */
export interface TriedDecision {
  readonly secondPerson: boolean;
  /** The case that would be opened; null where nothing is granted. */
  readonly record: string | null;
  readonly categories: readonly Pick<CategoryDecision, 'category' | 'granted' | 'ground'>[] | null;
  readonly case: SeenCase | null;
  readonly fields: readonly SeenField[];
}

interface Disclosed {
  readonly decision: { readonly categories: TriedDecision['categories'] } | null;
  readonly disclosure: { readonly case: SeenCase | null } | null;
}

/**
 * Takes a decision, reads its request as the agency, by the schema that is served, and takes all of it back.
 * @param given null for the decision that waits for its second person
 * @throws Refusal as the decision itself would be refused
 */
export function tryDecision(
  context: RequestContext,
  schema: GraphQLSchema,
  request: string,
  given: GivenDecision | null,
): Promise<TriedDecision> {
  return context.session.tryOut(
    (manager) => DecisionStore.rehearse(manager, request, given),
    async (inner, { requester, purpose, record, secondPerson }) => {
      const nothing = { secondPerson, record, categories: null, case: null, fields: [] };
      // Suspended, or no longer an official: the agency would be let in to nothing.
      if (!requester) return nothing;
      const as = { purpose: purpose as Purpose, request };
      const agency = await context.readingAs(inner, as, DISCLOSED);
      const of = [{ __typename: 'InformationRequest', id: request }];
      const { _entities } = await readDocument(schema, DISCLOSED, { of }, agency);
      const [found] = _entities as (Disclosed | null)[];
      return {
        ...nothing,
        categories: found?.decision?.categories ?? null,
        case: found?.disclosure?.case ?? null,
        fields: seenFields(agency.ledger),
      };
    },
  );
}
