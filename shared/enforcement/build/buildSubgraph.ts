import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import type { NonEmptyArray } from 'type-graphql';
import { DIRECTIVE_DEFINITIONS, SCHEMA_LINKS } from '../declare/directives';
import { maskFields } from '../walls/maskFields';
import { noteRows } from '../walls/noteRows';
import { guardDoors } from '../walls/guardDoors';
import { hideMembers } from '../walls/hideMembers';
import { lowerIds } from '../walls/lowerIds';
import type { RequestContext } from '../serve/RequestContext';
import { checkShape } from './checkShape';
import { declareOrders } from './declareOrders';
import { noteUnderway, resolvedFields } from './noteUnderway';
import { readMembers } from './readMembers';
import { readPlainly } from './readPlainly';
import { refuseUnkeepable } from './refuseUnkeepable';
import { readClassification, type Classification } from './Classification';

/** Finds the row that a reference from another subgraph names, or null when this caller may not see it. */
export type ReferenceCheck = (key: never, context: RequestContext) => Promise<object | null>;

/** What a subgraph is made of. */
export interface SubgraphDefinition {
  readonly name: string;
  // type-graphql's own type for resolver classes.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  readonly resolvers: NonEmptyArray<Function>;
  /** Every entity class: one that is not listed would drop out of the composition without a word. */
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  readonly entities: readonly Function[];
  /** A check for each entity type, by its GraphQL name. */
  readonly references: Readonly<Record<string, ReferenceCheck>>;
}

/** A schema that may be served, and its SDL for composition. */
export interface BuiltSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly classification: Classification;
}

/**
 * The only way to a served schema. Reads the declarations, refuses what is not whole, and puts the
 * walls around what is: shield at the doors, a mask on every field that is not open.
 * @throws Error that names what is missing
 */
export function buildSubgraph(definition: SubgraphDefinition): BuiltSubgraph {
  readPlainly();
  const declared = buildSchemaSync({
    resolvers: definition.resolvers,
    orphanedTypes: [...definition.entities],
    // No whitelist: it would drop, without a word, every field that has no further check.
    validate: { forbidUnknownValues: false },
    // Federation's own directives are defined by the links, not here.
    skipCheck: true,
  });
  declareOrders(declared);
  const sdl = [SCHEMA_LINKS, DIRECTIVE_DEFINITIONS, printSchemaWithDirectives(declared)].join('\n');
  const resolvers = createResolversMap(declared) as Record<string, Record<string, unknown>>;
  for (const [entity, check] of Object.entries(definition.references)) {
    resolvers[entity] = {
      ...resolvers[entity],
      __resolveReference: async (key: never, context: RequestContext) => {
        const row = await context.underway.note(check(key, context));
        noteRows(context.ledger, entity, row);
        return row;
      },
    };
  }
  const federated = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const classification = readClassification(federated);
  checkShape(federated, classification, new Set(Object.keys(definition.references)));
  const resolved = resolvedFields(federated);
  refuseUnkeepable(federated);
  lowerIds(federated);
  maskFields(federated, classification);
  hideMembers(federated, readMembers(federated, classification));
  const schema = guardDoors(federated, classification);
  noteUnderway(schema, resolved);
  return { name: definition.name, schema, sdl: `${sdl.trim()}\n`, classification };
}
