import { CATEGORIES, CONDITIONS } from '@lidhja/policy';
import type { Basis, Category, Condition, Subject } from '@lidhja/policy';
import { subjectMarked } from './subjectMarks';

/** The bases that SQL can name; the object under a grant, a referral or a consent is looked up by the mask. */
export type BasisKind = Basis['kind'];

const ON_OBJECT: readonly string[] = ['grant', 'referral', 'consent'] satisfies BasisKind[];

/** Whether rows of this class are decided record by record, since each rests on an object of its own. */
export const restsOnObject = (access: string): boolean =>
  ON_OBJECT.includes(access.slice(0, access.indexOf('|')));

/** What decides about a value of one category in the rows of a class. */
export interface AccessClass {
  readonly basis: BasisKind;
  readonly facts: ReadonlySet<Condition>;
  /** What the row says of itself beside the conditions. */
  readonly marks: Partial<Subject>;
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

interface Word {
  readonly word: string;
  /** The only category of which it is said, or null for all. */
  readonly of: string | null;
}

const split = (text: string | undefined): Word[] =>
  (text ? text.split(',') : []).map((item) => {
    const at = item.indexOf('@');
    return at < 0 ? { word: item, of: null } : { word: item.slice(0, at), of: item.slice(at + 1) };
  });

const wordsOf = (words: readonly Word[], category: Category): string[] =>
  words.filter(({ of }) => of === null || of === category).map(({ word }) => word);

/**
 * Reads what SQL computed for a row: `basis|conditions|marks`, for example
 * `mandate|in_area,assigned_case|child`. Words are those of the table and of `subjectMarks.ts`; one
 * that holds for a category alone says so, as `H2@TESTIMONY`. Rows of one class share one mask.
 * @throws Error for a class that SQL should not have made, also where the mistake is about another category
 */
export function parseAccessClass(text: string, category: Category): AccessClass {
  const [basis = '', conditions, flags, ...more] = text.split('|');
  const [facts, marks] = [split(conditions), split(flags)];
  const known = (CONDITIONS as readonly string[]).includes.bind(CONDITIONS);
  const marked = subjectMarked('row', wordsOf(marks, category));
  if (
    !BASES.includes(basis) ||
    more.length > 0 ||
    !facts.every(({ word }) => known(word)) ||
    !marks.every(({ word }) => subjectMarked('row', [word]) !== null) ||
    ![...facts, ...marks].every(({ of }) => of === null || CATEGORIES.includes(of as Category)) ||
    marked === null
  ) {
    throw new Error(`"${text}" is not an access class`);
  }
  return {
    basis: basis as BasisKind,
    facts: new Set(wordsOf(facts, category) as Condition[]),
    marks: marked,
  };
}
