import { isKept, PASSWORD } from './clusterFiles';
import type { Copied } from './copyTree';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly files: readonly Copied[];
}

/** Without one of them it is half a hub: a start would make the missing half anew. */
const FILES = ['cluster/PG_VERSION', 'data/database.json', `server/${PASSWORD}`];
const FOLDERS = ['data/keys'];

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DIGEST = /^[0-9a-f]{64}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isCopied = (value: unknown): value is Copied =>
  isObject(value) &&
  typeof value['path'] === 'string' &&
  (value['digest'] === null ||
    (typeof value['digest'] === 'string' && DIGEST.test(value['digest'])));

const isManifest = (value: unknown): value is Manifest =>
  isObject(value) &&
  value['format'] === 1 &&
  typeof value['madeAt'] === 'string' &&
  INSTANT.test(value['madeAt']) &&
  Array.isArray(value['files']) &&
  value['files'].every(isCopied);

/** @returns undefined for whatever no backup was ever written with */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A path that leads out of the backup is none that was written into it. */
const isInside = (path: string): boolean =>
  !path.includes('\0') && path.split('/').every((part) => !['', '.', '..'].includes(part));

/** Nothing may be restored into the places of a running hub, such as its lock. */
const hasPlace = (path: string): boolean => {
  const [top, ...rest] = path.split('/');
  const inside = rest.join('/');
  if (top === 'server') return inside === '' || inside === PASSWORD;
  return top === 'cluster' || (top === 'data' && isKept(inside));
};

/** @returns what is wrong with the list of files, before any of them is looked at */
export function faultOfList(files: readonly Copied[]): string | undefined {
  const digests = new Map<string, string | null>();
  for (const { path, digest } of files) {
    if (!isInside(path)) return 'The backup names a file outside of it.';
    const shown = JSON.stringify(path);
    if (!hasPlace(path)) return `The backup names ${shown}, which no backup has.`;
    if (digests.has(path)) return `The backup names ${shown} twice.`;
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    // Folders come before what is in them, so that no path leads through a file or a link.
    if (parent !== '' && digests.get(parent) !== null)
      return `The backup names ${shown} without its folder.`;
    digests.set(path, digest);
  }
  const missing =
    FILES.find((path) => typeof digests.get(path) !== 'string') ??
    FOLDERS.find((path) => digests.get(path) !== null);
  return missing && `The backup has no ${missing}.`;
}
