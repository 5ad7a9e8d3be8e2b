import type { Overrides } from './PolicyCase';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Turns the ISO 8601 texts of a case into epoch milliseconds and leaves everything else as it is. */
export const instantsOf = (value: unknown): unknown => {
  if (typeof value === 'string' && INSTANT.test(value)) return Date.parse(value);
  if (Array.isArray(value)) return value.map(instantsOf);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, instantsOf(held)]));
};

/**
 * The defaults with what the case says instead.
 * @throws Error for a key that the defaults do not have: a misspelt case must not pass by chance
 */
export function overrideWith<Shape extends object>(defaults: Shape, overrides: Overrides): Shape {
  for (const key of Object.keys(overrides)) {
    if (!(key in defaults)) throw new Error(`"${key}" is none of ${Object.keys(defaults).join()}`);
  }
  return { ...defaults, ...(instantsOf(overrides) as Partial<Shape>) };
}
