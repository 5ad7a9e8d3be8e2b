import { Refusal } from '@lidhja/platform';
import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * Coerces the variables that an operation declares; others are left out, so nothing undeclared
 * travels on. The library's own messages echo the values and suggest names; this one names the place.
 * @returns the values, defaults included
 * @throws Refusal VARIABLES_INVALID with `at`, such as `$input.startsOn`
 */
export function checkVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[] = [],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) throw new Refusal('VARIABLES_INVALID', `$${name}`);
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && definition.defaultValue) {
      values[name] = valueFromAST(definition.defaultValue, type);
    } else if (value === undefined) {
      if (isNonNullType(type)) throw new Refusal('VARIABLES_INVALID', `$${name}`);
    } else {
      values[name] = coerceInputValue(value, type, (path) => {
        throw new Refusal('VARIABLES_INVALID', [`$${name}`, ...path].join('.'));
      });
    }
  }
  return values;
}
