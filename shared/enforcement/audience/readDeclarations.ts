import { Kind, parse, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, DefinitionNode } from 'graphql';
import { CATEGORIES, PURPOSES, REQUESTER_KINDS } from '@lidhja/policy';
import type { Category, Declarations, DoorRule } from '@lidhja/policy';

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
  const operations = new Map<string, DoorRule>();
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
      if (purposes.some((purpose) => !(PURPOSES as readonly string[]).includes(purpose))) continue;
      const decides = listOf(argument(rule, 'decides'));
      const more = decides.length > 0 ? { decides } : {};
      operations.set(coordinate, { by, purposes, ...more } as DoorRule);
    }
  }
  return { categories, operations, entities, selections };
}
