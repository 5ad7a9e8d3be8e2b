import { getMetadataStorage } from 'type-graphql';

/**
 * Lets graphql-js itself read fields that are mere properties. type-graphql would go through its
 * middlewares for each of them, of which there are none here, at several times the cost of reading.
 */
export function readPlainly(): void {
  for (const field of getMetadataStorage().fields) field.simple ??= field.name === field.schemaName;
}
