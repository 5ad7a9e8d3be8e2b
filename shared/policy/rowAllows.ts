import type { AllowRow, Who } from './allowRow';
import { basisCarries } from './basisCarries';
import type { Category } from './categories';
import { conditionHolds } from './conditionHolds';
import type { Question } from './question';
import type { RequesterKind } from './requesterKinds';

/** Neither the public nor a person reading about themselves is an organisation. */
const isOrganisation = (kind: RequesterKind): boolean =>
  kind !== 'public' && kind !== 'data_subject';

const isMeant = (kind: RequesterKind) => (who: Who) =>
  who === 'any' || who === kind || (who === 'any_organisation' && isOrganisation(kind));

/** Whether the row speaks of this kind of requester. */
export const rowMeans = (row: AllowRow, kind: RequesterKind): boolean =>
  row.who.some(isMeant(kind));

/** The categories that the row can give at most, whatever the object under its basis carries. */
export function mostOf({ categories, within }: AllowRow): readonly Category[] {
  return typeof categories === 'string' ? (within ?? []) : categories;
}

const purposeFits = ({ purposes, basis }: AllowRow, { purpose }: Question): boolean => {
  if (purpose === null) return basis === 'open';
  // What the grant itself lists is checked with the basis.
  return typeof purposes === 'string' || purposes.includes(purpose);
};

/** Whether the row allows what is asked: all that it says is met. Denials are not looked at. */
export const rowAllows = (row: AllowRow, question: Question): boolean =>
  row.basis === question.basis.kind &&
  rowMeans(row, question.requester.kind) &&
  purposeFits(row, question) &&
  mostOf(row).includes(question.category) &&
  basisCarries(question) &&
  row.when.every((condition) => conditionHolds(condition, question));
