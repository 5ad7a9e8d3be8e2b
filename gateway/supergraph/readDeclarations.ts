import { Kind, parse, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, DefinitionNode } from 'graphql';
import { CATEGORIES, PURPOSES, REQUESTER_KINDS } from '@lidhja/policy';
import type { Category, Purpose, RequesterKind } from '@lidhja/policy';

/** Who may use a root field, and for which purposes; none means that it returns open data alone. */
export interface OperationRule {
  readonly by: readonly (RequesterKind | 'any')[];
  readonly purposes: readonly Purpose[];
}

/** What a schema declares of itself, by coordinate (`Type.field`). */
export interface Declarations {
  readonly categories: ReadonlyMap<string, Category>;
  readonly operations: ReadonlyMap<string, OperationRule>;
  /** What the rows of a type say by being there, by type name; types without it say nothing. */
  readonly entities: ReadonlyMap<string, Category>;
  /**
   * The field by whose values rows are chosen or ordered, by the coordinate of the argument
   * (`Type.field(argument:)`), input field or enum value; those that choose none are not in it.
   */
  readonly selections: ReadonlyMap<string, string>;
}

const KINDS: ReadonlySet<string> = new Set([...REQUESTER_KINDS, 'any']);

interface Declaring {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const find = (field: Declaring, name: string): ConstDirectiveNode | undefined =>
  field.directives?.find((directive) => directive.name.value === name);

const argument = (directive: ConstDirectiveNode | undefined, name: string): unknown => {
  const node = directive?.arguments?.find((given) => given.name.value === name);
  return node && valueFromASTUntyped(node.value);
};

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** What can choose rows: arguments, fields of inputs and values of enums, with their coordinates. */
const choosing = (node: DefinitionNode): [string, Declaring][] => {
  switch (node.kind) {
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (node.fields ?? []).map((one) => [`${node.name.value}.${one.name.value}`, one]);
    case Kind.ENUM_TYPE_DEFINITION:
      return (node.values ?? []).map((one) => [`${node.name.value}.${one.name.value}`, one]);
    case Kind.OBJECT_TYPE_DEFINITION:
      return (node.fields ?? []).flatMap((field) =>
        (field.arguments ?? []).map((one): [string, Declaring] => [
          `${node.name.value}.${field.name.value}(${one.name.value}:)`,
          one,
        ]),
      );
    default:
      return [];
  }
};

/**
 * Reads `@classified`, `@selects` and `@operation` from an SDL, of a subgraph or of the supergraph, where
 * `@composeDirective` has put them on the fields themselves. A value outside the closed lists is left
 * out, and what is left out counts as undeclared.
 */
export function readDeclarations(sdl: string): Declarations {
  const categories = new Map<string, Category>();
  const operations = new Map<string, OperationRule>();
  const entities = new Map<string, Category>();
  const selections = new Map<string, string>();
  for (const node of parse(sdl, { noLocation: true }).definitions) {
    for (const [at, declaring] of choosing(node)) {
      const by = argument(find(declaring, 'selects'), 'by');
      if (typeof by === 'string') selections.set(at, by);
    }
    if (!('fields' in node) || node.kind.startsWith('InputObject')) continue;
    const there = argument(find(node, 'classified'), 'as');
    if (CATEGORIES.includes(there as Category)) entities.set(node.name.value, there as Category);
    for (const field of node.fields ?? []) {
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      const coordinate = `${node.name.value}.${field.name.value}`;
      const category = argument(find(field, 'classified'), 'as');
      if (CATEGORIES.includes(category as Category))
        categories.set(coordinate, category as Category);
      const rule = find(field, 'operation');
      const by = listOf(argument(rule, 'by'));
      const purposes = listOf(argument(rule, 'purposes'));
      if (by.length === 0 || by.some((kind) => !KINDS.has(kind))) continue;
      if (purposes.some((purpose) => !PURPOSES.includes(purpose as Purpose))) continue;
      operations.set(coordinate, { by, purposes } as OperationRule);
    }
  }
  return { categories, operations, entities, selections };
}
