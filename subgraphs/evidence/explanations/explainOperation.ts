import { describeOperation, doorRefusal, maySelect, selectionsIn } from '@lidhja/enforcement';
import type { AudienceView, PreparedDocument, PreparedOperation } from '@lidhja/enforcement';
import { Refusal, type ErrorCode } from '@lidhja/platform';
import { explainCategory, type Asker, type Category, type ExplainedCategory } from '@lidhja/policy';
import {
  Kind,
  isNonNullType,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import { givenArguments, type ArgumentsOf } from './givenArguments';

/** A root field and whether its door opens. */
export interface ExplainedDoor {
  readonly coordinate: string;
  readonly refused: ErrorCode | null;
  readonly by: readonly string[];
  readonly purposes: readonly string[];
}

/** A coordinate of the document, once, in the order of the document. */
export interface ExplainedCoordinate extends Omit<ExplainedCategory, 'rule'> {
  readonly coordinate: string;
  readonly category: Category;
  /** Row, denying rule, or the code with which nothing of it would be run. */
  readonly rule: string;
}

export interface ExplainedOperation {
  /** Code with which the whole operation would be refused. */
  readonly refused: ErrorCode | null;
  readonly doors: readonly ExplainedDoor[];
  readonly fields: readonly ExplainedCoordinate[];
}

/** What is known of a session before it is opened. */
export interface Admission {
  readonly asker: Asker;
  /** For a machine: whether it has a standing mandate for the purpose. */
  readonly mandated: boolean;
}

type Fragments = PreparedDocument['fragments'];

/** The fields of the root, through fragments. */
const rootsOf = (set: SelectionSetNode, fragments: Fragments): FieldNode[] =>
  set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.name.value.startsWith('__') ? [] : [node];
    const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    return part ? rootsOf(part.selectionSet, fragments) : [];
  });

const whole = ({ asker, mandated }: Admission, aboveOpen: boolean): ErrorCode | null => {
  if (asker.requester.suspended) return 'ORGANISATION_SUSPENDED';
  if (!mandated) return 'PURPOSE_NOT_PERMITTED';
  return aboveOpen && asker.purpose === null ? 'PURPOSE_REQUIRED' : null;
};

const doorOf = (
  root: GraphQLObjectType,
  node: FieldNode,
  { asker }: Admission,
  { declarations: { operations, categories, selections } }: AudienceView,
  argumentsOf: ArgumentsOf,
): ExplainedDoor => {
  const coordinate = `${root.name}.${node.name.value}`;
  const rule = operations.get(coordinate) ?? { by: [], purposes: [] };
  const field = root.getFields()[node.name.value];
  const given = field ? argumentsOf(node, field) : {};
  const chosen = selectionsIn(coordinate, field?.args ?? [], given, selections);
  const refused =
    doorRefusal(rule, asker) ??
    (maySelect(chosen, categories, asker) ? null : ('SELECTION_NOT_PERMITTED' as const));
  return { coordinate, refused, by: rule.by, purposes: rule.purposes };
};

/**
 * Explains an operation of a document that fits the audience's schema.
 * A root field that is refused takes with it what is only asked under it; one that may not be null, and
 * one of a mutation, takes the whole answer.
 *
 * @param variables as they would be sent; null where they are not known
 * @throws Refusal where the variables do not fit
 */
export function explainOperation(
  { node, facts }: PreparedOperation,
  fragments: Fragments,
  admission: Admission,
  view: AudienceView,
  variables: Readonly<Record<string, unknown>> | null = null,
): ExplainedOperation {
  const { schema, declarations } = view;
  const root = schema.getRootType(node.operation);
  const argumentsOf = givenArguments(schema, node, variables);
  if (!argumentsOf || !root) throw new Refusal('INPUT_INVALID', 'variables');
  const refused = whole(admission, facts.aboveOpen);
  const roots = rootsOf(node.selectionSet, fragments);
  const asked = roots.map((field) => {
    const alone = { ...node, selectionSet: { ...node.selectionSet, selections: [field] } };
    const door = doorOf(root, field, admission, view, argumentsOf);
    const mayBeNull = !isNonNullType(root.getFields()[field.name.value]?.type);
    const { coordinates } = describeOperation(alone, fragments, view);
    return { door, coordinates, takesAll: !mayBeNull || node.operation === 'mutation' };
  });
  const taking = asked.find(({ door, takesAll }) => door.refused && takesAll)?.door.refused ?? null;
  const nothing = refused ?? taking;
  const open = new Set(
    asked.flatMap(({ door, coordinates }) => (door.refused ? [] : [...coordinates])),
  );
  const refusedBy = (coordinate: string): ErrorCode | null =>
    nothing ??
    (open.has(coordinate)
      ? null
      : (asked.find(({ coordinates }) => coordinates.has(coordinate))?.door.refused ?? null));

  const known = new Map<Category, ExplainedCategory>();
  const explained = (category: Category): ExplainedCategory => {
    const found = known.get(category) ?? explainCategory(admission.asker, category);
    known.set(category, found);
    return found;
  };
  const fields = [...facts.coordinates].flatMap((coordinate): ExplainedCoordinate[] => {
    const category = declarations.categories.get(coordinate);
    if (category === undefined) return [];
    const code = refusedBy(coordinate);
    const of = explained(category);
    if (code === null) return [{ coordinate, category, ...of }];
    return [{ coordinate, category, ...of, effect: 'WITHHELD', rule: code, ways: [] }];
  });
  const doors = [...new Map(asked.map(({ door }) => [door.coordinate, door])).values()];
  return { refused, doors, fields };
}
