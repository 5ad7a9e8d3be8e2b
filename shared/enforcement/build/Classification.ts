import { CATEGORIES, PURPOSES, REQUESTER_KINDS } from '@lidhja/policy';
import type { Category, Purpose, RequesterKind, Subject } from '@lidhja/policy';
import { isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import type { Decides, OperationRule } from '../declare/Operation';
import { subjectMarked } from '../walls/subjectMarks';
import { directiveArgument } from './directiveArgument';
import { isFederationField, isOfFederation } from './federationNames';
import { readSelections, type Selections } from './readSelections';

const ROOTS = new Set(['Query', 'Mutation']);

/** What the schema declares of itself: the category of each field and the rule of each operation. */
export interface Classification {
  readonly categories: ReadonlyMap<string, Category>;
  readonly operations: ReadonlyMap<string, OperationRule>;
  /** What each entity says by being there, by type name: who can never read that, names none of its rows. */
  readonly entities: ReadonlyMap<string, Category>;
  /** By what the arguments of queries choose rows. */
  readonly selections: Selections;
  /** What the values of a field say of their subject beside their category, by coordinate. */
  readonly marks?: ReadonlyMap<string, Partial<Subject>>;
}

const own = (type: GraphQLNamedType): boolean =>
  (isObjectType(type) || isInterfaceType(type)) && !isOfFederation(type);

/**
 * Reads the declarations of a schema.
 * @throws Error that names every field and entity without a category, every operation without a rule
 *   and every argument that does not say by what it chooses rows
 */
export function readClassification(schema: GraphQLSchema): Classification {
  const categories = new Map<string, Category>();
  const operations = new Map<string, OperationRule>();
  const entities = new Map<string, Category>();
  const marks = new Map<string, Partial<Subject>>();
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap()).filter(own)) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    if (directiveArgument(type, 'key', 'fields') !== undefined) {
      const category = directiveArgument(type, 'classified', 'as') as Category | undefined;
      if (!category)
        faults.push(`${type.name} is an entity: add @Classified(category) to its class`);
      else if (!CATEGORIES.includes(category)) faults.push(`${type.name}: unknown category`);
      else entities.set(type.name, category);
    }
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      if (ROOTS.has(type.name)) {
        // Shield closes or opens these doors by name.
        if (isFederationField(coordinate)) continue;
        const by = directiveArgument(field, 'operation', 'by') as RequesterKind[] | undefined;
        const purposes = (directiveArgument(field, 'operation', 'purposes') ?? []) as Purpose[];
        const decides = (directiveArgument(field, 'operation', 'decides') ?? []) as Decides[];
        if (!by?.length) faults.push(`${coordinate} has no rule: add @Operation({ by, purposes })`);
        else
          operations.set(coordinate, { by, purposes, ...(decides.length > 0 ? { decides } : {}) });
        if (!subjectMarked('operation', decides)) faults.push(`${coordinate}: unknown decision`);
        const known = new Set<string>([...REQUESTER_KINDS, 'any']);
        if (by?.some((kind) => !known.has(kind))) faults.push(`${coordinate}: unknown requester`);
        if (purposes.some((one) => !PURPOSES.includes(one))) {
          faults.push(`${coordinate}: unknown purpose`);
        }
      } else {
        const category = directiveArgument(field, 'classified', 'as') as Category | undefined;
        if (!category) faults.push(`${coordinate} is not classified: add @Classified(category)`);
        else if (!CATEGORIES.includes(category)) faults.push(`${coordinate}: unknown category`);
        else categories.set(coordinate, category);
        const tells = directiveArgument(field, 'classified', 'tells') as string | undefined;
        const marked = subjectMarked('field', tells === undefined ? [] : [tells]);
        if (!marked) faults.push(`${coordinate} tells something unknown`);
        else if (tells !== undefined) marks.set(coordinate, marked);
      }
    }
  }
  const selections = readSelections(schema, categories, faults);
  if (faults.length > 0) throw new Error(`The schema is not whole:\n  ${faults.join('\n  ')}`);
  return { categories, operations, entities, selections, marks };
}
