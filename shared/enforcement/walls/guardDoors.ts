import { Refusal, type ErrorCode } from '@lidhja/platform';
import { reachable } from '@lidhja/policy';
import { deny, rule, shield } from 'graphql-shield';
import { applyMiddleware } from 'graphql-middleware';
import {
  isObjectType,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Classification } from '../build/Classification';
import { refusalOf } from '../serve/refusalOf';
import type { RequestContext } from '../serve/RequestContext';
import { doorRefusal } from './doorRefusal';
import { maySelect } from './maySelect';
import { selectionsIn } from './selectionsIn';

type Arguments = Readonly<Record<string, unknown>>;

/** Why a caller may not go through this door with these arguments, or null. */
const refusalAt = (
  coordinate: string,
  { operations, categories, selections }: Classification,
  field: GraphQLField<unknown, RequestContext> | undefined,
  given: Arguments,
  context: RequestContext,
): ErrorCode | null => {
  const operation = operations.get(coordinate);
  if (!operation || !field) return 'OPERATION_NOT_PERMITTED';
  const refused = doorRefusal(operation, context);
  if (refused) return refused;
  const selected = selectionsIn(coordinate, field.args, given, selections);
  return maySelect(selected, categories, context) ? null : 'SELECTION_NOT_PERMITTED';
};

/** What `_entities` is asked for. */
interface Representations {
  readonly representations?: readonly { readonly __typename?: unknown }[];
}

/**
 * Whether this caller may name rows of every type that it names: of what it can never read, not even
 * a reference is looked at. A type that the subgraph does not keep is refused as well.
 */
const mayName = (
  { entities }: Classification,
  { representations = [] }: Representations,
  { requester, purpose }: RequestContext,
): boolean => {
  const reach = reachable(requester.kind);
  return representations.every((one) => {
    const category = entities.get(String(one.__typename));
    if (category === undefined) return false;
    return category === 'OPEN' || (purpose !== null && reach.has(category));
  });
};

/**
 * First wall: graphql-shield at the doors of a subgraph, denied unless a rule allows. The rule tree
 * is derived from @operation and from what each entity is classified as: `_entities` opens for types
 * that this kind of caller could ever read, and each reference then has its own check.
 * `_service` stays shut because composition reads files. Shield guards the doors alone: on every
 * field it would cost four times as much as the mask, which is deny by default there.
 */
export function guardDoors(schema: GraphQLSchema, classification: Classification): GraphQLSchema {
  const { operations } = classification;
  const tree: Record<string, Record<string, unknown>> = {};
  for (const name of ['Query', 'Mutation']) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    tree[name] = { '*': deny };
    for (const coordinate of operations.keys()) {
      const [owner, field] = coordinate.split('.') as [string, string];
      if (owner !== name) continue;
      tree[name][field] = rule(coordinate, { cache: 'no_cache' })(
        (_parent, given: Arguments, context: RequestContext) =>
          refusalAt(coordinate, classification, type.getFields()[field], given, context) === null,
      );
    }
  }
  const queries = schema.getQueryType()?.getFields() ?? {};
  if (tree['Query'] && '_entities' in queries) {
    tree['Query']['_entities'] = rule('Query._entities', { cache: 'no_cache' })(
      (_parent, args: Representations, context: RequestContext) =>
        mayName(classification, args, context),
    );
  }
  if (tree['Query'] && '_service' in queries) tree['Query']['_service'] = deny;
  const generator = shield(tree as never, {
    fallbackRule: deny,
    allowExternalErrors: false,
    debug: false,
    fallbackError: ((
      thrown: unknown,
      _parent: unknown,
      given: Arguments,
      context: RequestContext,
      info: GraphQLResolveInfo,
    ) => {
      if (thrown) return refusalOf(thrown, info);
      const { parentType, fieldName } = info;
      const coordinate = `${parentType.name}.${fieldName}`;
      const field = parentType.getFields()[fieldName];
      return new Refusal(
        refusalAt(coordinate, classification, field, given, context) ?? 'OPERATION_NOT_PERMITTED',
      );
    }) as never,
  });
  const everywhere = generator.generate(schema) as unknown as Record<string, unknown>;
  const doors = Object.fromEntries(
    Object.entries(everywhere).filter(([type]) => type === 'Query' || type === 'Mutation'),
  );
  return applyMiddleware(schema, doors as never);
}
