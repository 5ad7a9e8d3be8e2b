import type { Purpose, RequesterKind } from '@lidhja/policy';
import { Directive } from 'type-graphql';

/** Who may use a root field at all, and for which purposes. Rows and fields are decided after that. */
export interface OperationRule {
  /** Kinds of requesters, or `any` for everyone, callers without a token included. */
  readonly by: readonly (RequesterKind | 'any')[];
  /** Purposes that it can serve; left out where it returns open data alone. */
  readonly purposes?: readonly Purpose[];
}

const list = (items: readonly string[]): string =>
  `[${items.map((item) => `"${item}"`).join(', ')}]`;

/** Declares the rule of a query or mutation; one without a rule fails the build. */
export const Operation = ({ by, purposes = [] }: OperationRule): MethodDecorator =>
  Directive(`@operation(by: ${list(by)}, purposes: ${list(purposes)})`) as MethodDecorator;
