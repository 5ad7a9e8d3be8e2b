import type { GraphQLSchema } from 'graphql';
import type { Declarations } from '@lidhja/policy';

/** What a document is held against: the schema that an audience knows, and what its fields hold. */
export interface AudienceView {
  readonly schema: GraphQLSchema;
  readonly declarations: Declarations;
}
