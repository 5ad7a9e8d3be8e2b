import type { GraphQLNamedType } from 'graphql';

/** What Federation itself adds to a schema, by exact name: another that begins alike is one of ours. */
const TYPES = new Set(['_Service', '_Entity', '_Any']);
const FIELDS = new Set(['Query._entities', 'Query._service']);

/** Whether a type is the language's own or Federation's, and so declares nothing. */
export const isOfFederation = ({ name }: Pick<GraphQLNamedType, 'name'>): boolean =>
  name.startsWith('__') || TYPES.has(name);

/** Whether a field, by its coordinate `Type.field`, is one that Federation adds. */
export const isFederationField = (coordinate: string): boolean => FIELDS.has(coordinate);
