import type { Purpose, RequesterKind } from '@lidhja/policy';
import { Directive } from 'type-graphql';

/** What an operation decides or asks for, where a rule of the policy looks at it. */
export type Decides = 'assistance' | 'removal' | 'interview';

/** Who may use a root field at all, and for which purposes. Rows and fields are decided after that. */
export interface OperationRule {
  /** Kinds of requesters, or `any` for everyone, callers without a token included. */
  readonly by: readonly (RequesterKind | 'any')[];
  /** Purposes that it can serve; left out where it returns open data alone. */
  readonly purposes?: readonly Purpose[];
  /** Nothing that the rule keeps from it is read while it runs, in no subgraph. */
  readonly decides?: readonly Decides[];
}

const list = (items: readonly string[]): string =>
  `[${items.map((item) => `"${item}"`).join(', ')}]`;

/** Declares the rule of a query or mutation; one without a rule fails the build. */
export const Operation = ({ by, purposes = [], decides = [] }: OperationRule): MethodDecorator => {
  const more = decides.length > 0 ? `, decides: ${list(decides)}` : '';
  return Directive(
    `@operation(by: ${list(by)}, purposes: ${list(purposes)}${more})`,
  ) as MethodDecorator;
};
