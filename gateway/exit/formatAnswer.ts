import { ERRORS, formatRefusal } from '@lidhja/platform';
import type { GraphQLFormattedError } from 'graphql';
import type { Failure, Operation } from '../operation/Operation';
import { byPlace } from './byPlace';
import type { Answer, Outcome } from './Outcome';
import { sumWithheld } from './sumWithheld';

/** Whether receipts go with the answer: not where nothing of what was disclosed is in it. */
export const discloses = (operation: Operation, { data }: Outcome): boolean =>
  operation.disclosed.length > 0 && data !== undefined && data !== null;

const formatFailure = (
  { code, at, root }: Failure,
  { admitted, places = [] }: Outcome,
): GraphQLFormattedError => ({
  ...formatRefusal(code, at),
  ...(places.length > 0 ? { locations: [...places] } : {}),
  // A key of the caller's own document, or none.
  ...(root !== undefined && admitted?.facts.roots.has(root) ? { path: [root] } : {}),
});

/**
 * Builds the answer, all of it from the catalogue but the data. One that disclosed something under a grant
 * ends with an empty list of receipts.
 * @param salted with the salt in it, as all whose digest is kept
 */
export function formatAnswer(operation: Operation, outcome: Outcome, salted: boolean): Answer {
  const roots = outcome.admitted?.facts.roots ?? new Set<string>();
  const failures = [...operation.failures].sort(byPlace(roots));
  if (operation.unavailable.size > 0 && !failures.some(({ code }) => code === 'PART_UNAVAILABLE')) {
    failures.push({ code: 'PART_UNAVAILABLE' });
  }
  const { data, admitted } = outcome;
  const withheld = admitted ? sumWithheld(operation.withheld, admitted.facts.coordinates) : [];
  const unavailable = [...operation.unavailable].sort().map((part) => ({ part }));
  const extensions = {
    ...(withheld.length > 0 ? { withheld } : {}),
    ...(unavailable.length > 0 ? { unavailable } : {}),
    ...(salted ? { salt: operation.salt } : {}),
    ...(discloses(operation, outcome) ? { receipts: [] } : {}),
  };
  const body = {
    ...(failures.length > 0
      ? { errors: failures.map((failure) => formatFailure(failure, outcome)) }
      : {}),
    ...(data === undefined ? {} : { data }),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
  const [first] = failures;
  const status = first && (data === undefined || data === null) ? ERRORS[first.code].status : 200;
  return { status, body: Buffer.from(JSON.stringify(body)) };
}
