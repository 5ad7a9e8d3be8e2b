import { Refusal, codeOf, isErrorCode, type ErrorCode } from '@lidhja/platform';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';

interface Invalid {
  readonly property: string;
  readonly children?: Invalid[];
  readonly contexts?: Readonly<Record<string, { readonly code?: unknown }>>;
}

/** The path to the first field that class-validator found wrong, with places in lists, from 0. */
const pathOf = ({ property, children }: Invalid): string[] => [
  property,
  ...(children?.[0] ? pathOf(children[0]) : []),
];

/** What a rule of the field has as its code; otherwise that the value is not one that is taken. */
const codeIn = ({ children, contexts }: Invalid): ErrorCode => {
  if (children?.[0]) return codeIn(children[0]);
  const said = Object.values(contexts ?? {}).find(({ code }) => isErrorCode(code))?.code;
  return isErrorCode(said) ? said : 'INPUT_INVALID';
};

/** The name of the caller's own input field: alone for an argument, behind the argument's name within one. */
const placeOf = (found: Invalid, info: GraphQLResolveInfo): string => {
  const names = info.parentType.getFields()[info.fieldName]?.args.map((one) => one.name) ?? [];
  const path = pathOf(found);
  const inside = names.includes(path[0] ?? '') ? [] : names.includes('input') ? ['input'] : [];
  return [...inside, ...path].join('.');
};

/** What class-validator found wrong in an argument of a field below the root, which no door sees. */
export function invalidArgument(error: unknown): Refusal | null {
  const thrown = error instanceof GraphQLError ? error.originalError : error;
  if (!(thrown instanceof ArgumentValidationError)) return null;
  const [found] = thrown.extensions.validationErrors as unknown as Invalid[];
  return new Refusal(found ? codeIn(found) : 'INPUT_INVALID', found && pathOf(found).join('.'));
}

/** What a resolver threw, as the one kind of error that may go outside: a code and an input field's name. */
export function refusalOf(thrown: unknown, info: GraphQLResolveInfo): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof ArgumentValidationError) {
    const [found] = thrown.extensions.validationErrors as unknown as Invalid[];
    return new Refusal(found ? codeIn(found) : 'INPUT_INVALID', found && placeOf(found, info));
  }
  return new Refusal(codeOf(thrown));
}
