import type { Bound, Disclosed, DisclosedCoordinate } from '@lidhja/audit';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const COORDINATE = /^[_A-Za-z]\w*(\.[_A-Za-z]\w*)?$/;
const WORD = /^\w{1,60}$/;

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const matches = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);
const all = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(holds);
const isId = (value: unknown): boolean => matches(value, UUID);

const isBound = (value: unknown): boolean =>
  isObject(value) &&
  matches(value['kind'], WORD) &&
  (value['at'] === undefined || matches(value['at'], /^[\dT:.Z-]{20,30}$/)) &&
  ['whom', 'category'].every((name) => value[name] === undefined || matches(value[name], WORD)) &&
  ['to', 'by'].every((name) => value[name] === undefined || isId(value[name]));

const isCoordinate = (value: unknown): boolean =>
  isObject(value) &&
  matches(value['coordinate'], COORDINATE) &&
  all(value['records'], isId) &&
  all(value['handling'], (code) => matches(code, WORD));

const isDisclosed = (value: unknown): boolean =>
  isObject(value) &&
  isId(value['grant']) &&
  isId(value['agreement']) &&
  Number.isInteger(value['version']) &&
  all(value['about'], isId) &&
  all(value['conditions'], isBound) &&
  all(value['coordinates'], isCoordinate);

const copy = (one: Disclosed): Disclosed => ({
  grant: one.grant,
  agreement: one.agreement,
  version: one.version,
  about: one.about,
  conditions: one.conditions.map(({ kind, at, whom, category, to, by }): Bound => ({
    kind,
    ...(at ? { at } : {}),
    ...(whom ? { whom } : {}),
    ...(category ? { category } : {}),
    ...(to ? { to } : {}),
    ...(by ? { by } : {}),
  })),
  coordinates: one.coordinates.map(({ coordinate, records, handling }): DisclosedCoordinate => ({
    coordinate,
    records,
    handling,
  })),
});

/**
 * What a subgraph says that it disclosed: names, codes and ids, and nothing that could be a value.
 * @returns null when anything of it is not so: then nothing of its answer may leave without a receipt
 */
export function readDisclosed(value: unknown): Disclosed[] | null {
  if (value === undefined) return [];
  return all(value, isDisclosed) ? (value as Disclosed[]).map(copy) : null;
}
