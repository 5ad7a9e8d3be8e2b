import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';

/** Whatever of a schema can carry directives: a type, a field, an argument, a value of an enum. */
export interface Declaring {
  readonly astNode?:
    { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
  readonly extensionASTNodes?: readonly {
    readonly directives?: readonly ConstDirectiveNode[] | undefined;
  }[];
}

const applied = (
  { astNode, extensionASTNodes = [] }: Declaring,
  directive: string,
): ConstDirectiveNode | undefined =>
  [astNode, ...extensionASTNodes]
    .flatMap((node) => node?.directives ?? [])
    .find(({ name }) => name.value === directive);

export const hasDirective = (declaring: Declaring, directive: string): boolean =>
  applied(declaring, directive) !== undefined;

/** The value of a directive's argument, or undefined where either is not there. */
export function directiveArgument(declaring: Declaring, directive: string, name: string): unknown {
  const given = applied(declaring, directive)?.arguments?.find((one) => one.name.value === name);
  return given && valueFromASTUntyped(given.value);
}
