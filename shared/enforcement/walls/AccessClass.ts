import { CONDITIONS } from '@lidhja/policy';
import type { Basis, Condition } from '@lidhja/policy';

/** The bases that SQL can name; the object under a `grant` or a `referral` is looked up by the mask. */
export type BasisKind = Basis['kind'];

/** Whether rows of this class are decided record by record, since each rests on an object of its own. */
export const restsOnObject = (access: string): boolean =>
  access.startsWith('grant|') || access.startsWith('referral|');

/**
 * What decides about a row, as SQL computed it: `basis|conditions|flags`, for example
 * `mandate|in_area,assigned_case|child`. Rows of one class share one mask.
 */
export interface AccessClass {
  readonly basis: BasisKind;
  readonly facts: ReadonlySet<Condition>;
  /** The person is, or must be presumed, a child (CETS 197, articles 10(3) and 11(2)). */
  readonly child: boolean;
}

const BASES: readonly string[] = [
  'open',
  'own_record',
  'mandate',
  'referral',
  'consent',
  'grant',
  'self',
] satisfies BasisKind[];

const split = (text: string | undefined): string[] => (text ? text.split(',') : []);

/** @throws Error for a class that SQL should not have made: an unknown basis, condition or flag */
export function parseAccessClass(text: string): AccessClass {
  const [basis = '', facts, flags] = text.split('|');
  const conditions = split(facts);
  const marks = split(flags);
  if (
    !BASES.includes(basis) ||
    !conditions.every((fact) => (CONDITIONS as readonly string[]).includes(fact)) ||
    !marks.every((mark) => mark === 'child')
  ) {
    throw new Error(`"${text}" is not an access class`);
  }
  return {
    basis: basis as BasisKind,
    facts: new Set(conditions as Condition[]),
    child: marks.includes('child'),
  };
}
