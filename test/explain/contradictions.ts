import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { keyOf, type Chosen } from '../worlds/Question';

/** An explanation as the hub answers it. */
export interface Explained {
  readonly refused: string | null;
  readonly operations: readonly { readonly coordinate: string; readonly refused: string | null }[];
  readonly fields: readonly { readonly coordinate: string; readonly effect: string }[];
}

/** What came of the document itself. */
export interface Ran {
  readonly data: unknown;
  /** Codes of the errors. */
  readonly codes: readonly string[];
  /** Coordinates in `extensions.withheld`. */
  readonly withheld: readonly string[];
}

const DOOR_CODES = [
  'UNAUTHENTICATED',
  'OPERATION_NOT_PERMITTED',
  'PURPOSE_REQUIRED',
  'PURPOSE_NOT_PERMITTED',
  'SELECTION_NOT_PERMITTED',
];

/** Coordinates of which the answer holds a value. */
export function valuesIn(
  type: GraphQLObjectType,
  chosen: readonly Chosen[],
  data: unknown,
): Set<string> {
  const found = new Set<string>();
  const walk = (owner: GraphQLObjectType, parts: readonly Chosen[], at: unknown): void => {
    if (Array.isArray(at)) return at.forEach((one) => walk(owner, parts, one));
    if (at === null || typeof at !== 'object') return;
    for (const part of parts) {
      const value = (at as Record<string, unknown>)[keyOf(part)];
      if (value === null || value === undefined) continue;
      found.add(`${owner.name}.${part.field}`);
      const next = getNamedType(owner.getFields()[part.field]?.type);
      if (isObjectType(next)) walk(next, part.chosen, value);
    }
  };
  walk(type, chosen, data);
  return found;
}

/** Where the explanation was wrong; empty where it was right. */
export function contradictions(
  explained: Explained,
  { codes, withheld }: Ran,
  values: ReadonlySet<string>,
): string[] {
  const wrong: string[] = [];
  for (const { coordinate, effect } of explained.fields) {
    if (effect === 'ALLOWED' && withheld.includes(coordinate)) {
      wrong.push(`${coordinate} was to be allowed and is withheld`);
    }
    if (effect === 'WITHHELD' && values.has(coordinate)) {
      wrong.push(`${coordinate} was to be withheld and is given`);
    }
  }
  const foretold = [explained.refused, ...explained.operations.map(({ refused }) => refused)];
  const codesForetold = foretold.filter((code) => code !== null);
  for (const code of codes.filter((one) => DOOR_CODES.includes(one))) {
    if (!codesForetold.includes(code)) wrong.push(`${code} was not foretold`);
  }
  const [first] = codesForetold;
  if (first !== undefined && !codes.some((code) => codesForetold.includes(code))) {
    wrong.push(`${first} was foretold and did not come`);
  }
  return wrong;
}
