import { HASH_BYTES } from '../tree/treeHash';
import { contentDigest, SALT_BYTES } from '../tree/recordLeaf';

/** First line of an export: its format, and the signed checkpoint of all that follows. */
export interface ExportHead {
  readonly checkpoint: string;
}

/** One entry of an export: with what it says, or, erased, with the digest of what it said. */
export interface ExportedEntry {
  readonly place: number;
  readonly id: string;
  /** Hash of the leaf. */
  readonly leaf: Buffer;
  readonly digest: Buffer;
  /** Null where it was erased. */
  readonly content: string | null;
}

const FORMAT = 'lidhja-record/1';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
// Half a character is written to bytes as another one: two contents would have one digest.
const HALF = /\p{Surrogate}/u;

export const formatHead = ({ checkpoint }: ExportHead): string =>
  JSON.stringify({ format: FORMAT, checkpoint });

/** @param says what the entry says with its salt, or the digest that is left of both */
export const formatEntry = (
  { place, id, leaf }: Pick<ExportedEntry, 'place' | 'id' | 'leaf'>,
  says: { readonly salt: Buffer; readonly content: string } | { readonly digest: Buffer },
): string => {
  const rest =
    'digest' in says
      ? { digest: says.digest.toString('hex') }
      : { salt: says.salt.toString('hex'), content: says.content };
  return JSON.stringify({ place, id, leaf: leaf.toString('hex'), ...rest });
};

const parsed = (line: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
};

const bytes = (value: unknown, length: number): Buffer | null => {
  if (typeof value !== 'string' || value.length !== length * 2) return null;
  const read = Buffer.from(value, 'hex');
  return read.length === length ? read : null;
};

/** Reads the first line; null for any other than `formatHead` writes. */
export function parseHead(line: string): ExportHead | null {
  const checkpoint = parsed(line)?.['checkpoint'];
  if (typeof checkpoint !== 'string') return null;
  return formatHead({ checkpoint }) === line ? { checkpoint } : null;
}

/** Reads the line of an entry; null for any other than `formatEntry` writes, to the last byte. */
export function parseEntry(line: string): ExportedEntry | null {
  const value = parsed(line);
  if (value === null) return null;
  const { place, id, content } = value;
  const leaf = bytes(value['leaf'], HASH_BYTES);
  if (!Number.isSafeInteger(place) || (place as number) < 0 || leaf === null) return null;
  if (typeof id !== 'string' || !UUID.test(id)) return null;
  const named = { place: place as number, id, leaf };
  if (typeof content === 'string') {
    const salt = bytes(value['salt'], SALT_BYTES);
    if (salt === null || HALF.test(content)) return null;
    if (formatEntry(named, { salt, content }) !== line) return null;
    return { ...named, digest: contentDigest(salt, content), content };
  }
  const digest = bytes(value['digest'], HASH_BYTES);
  if (digest === null || formatEntry(named, { digest }) !== line) return null;
  return { ...named, digest, content: null };
}
