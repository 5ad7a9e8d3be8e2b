import {
  contentDigest,
  cosignCheckpoint,
  fillSlots,
  formatEntry,
  formatHead,
  formatPeriod,
  formatPeriodsHead,
  formatProof,
  GrowingTree,
  headCommitment,
  itemLeafHash,
  noteKey,
  NOTE_SIGNATURE,
  periodLeafHash,
  PERIODS_SUFFIX,
  recordLeafHash,
  sha256,
  signCheckpoint,
  WITNESS_COSIGNATURE,
  type Item,
  type NoteKey,
  type Trusted,
} from '@lidhja/audit';
import { createPrivateKey, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that is the same in every run, and so are its signatures. */
const keyOf = (name: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, sha256(Buffer.from(`SYNTHETIC ${name}`))]),
    format: 'der',
    type: 'pkcs8',
  });

export const ORIGIN = 'lidhja.test/record';
const WITNESS = 'oversight.test/w1';
export const LOG_KEY = keyOf(ORIGIN);
const WITNESS_KEY = keyOf(WITNESS);
export const STRANGER_KEY = keyOf('a stranger');

export const KEYS: readonly NoteKey[] = [
  noteKey(ORIGIN, NOTE_SIGNATURE, LOG_KEY),
  noteKey(WITNESS, WITNESS_COSIGNATURE, WITNESS_KEY),
];

/** An entry before it has a place. */
export interface TestEntry {
  readonly id: string;
  readonly salt: Buffer;
  readonly content: string;
}

/** An entry, of which salt and content may be destroyed. */
export type Kept = TestEntry & { readonly blank?: boolean };

const idOf = (seed: string): string =>
  sha256(Buffer.from(seed))
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** An entry that says something; the same for the same seed. */
export const entryOf = (seed: string, content?: object): TestEntry => ({
  id: idOf(seed),
  salt: sha256(Buffer.from(`salt ${seed}`)),
  content: JSON.stringify(
    content ?? { type: 'released', operation: idOf(`operation ${seed}`), purpose: 'OVERSIGHT' },
  ),
});

/** An entry that says that others were erased. */
export const erasureOf = (seed: string, ...erased: readonly TestEntry[]): TestEntry =>
  entryOf(seed, { type: 'erased', payload: { entries: erased.map(({ id }) => id) } });

/** The line of an entry as an honest exporter writes it for a place. */
export const lineOf = ({ id, salt, content, blank }: Kept, place: number): string => {
  const digest = contentDigest(salt, content);
  const leaf = recordLeafHash({ place, id, digest });
  return formatEntry({ place, id, leaf }, blank ? { digest } : { salt, content });
};

const treeOf = (entries: readonly TestEntry[]): GrowingTree => {
  const tree = GrowingTree.empty();
  entries.forEach(({ id, salt, content }, place) => {
    tree.append(recordLeafHash({ place, id, digest: contentDigest(salt, content) }));
  });
  return tree;
};

/** Signed checkpoint of the first entries. */
export const checkpointOf = (
  entries: readonly TestEntry[],
  key = LOG_KEY,
  origin = ORIGIN,
): string => {
  const tree = treeOf(entries);
  return signCheckpoint({ origin, size: tree.size, root: tree.root() }, key);
};

/** The same as a witness keeps it. */
export const keptOf = (entries: readonly TestEntry[], time = 1_764_000_000): string =>
  cosignCheckpoint(checkpointOf(entries), { name: WITNESS, privateKey: WITNESS_KEY }, time);

/**
 * Proofs of entries, as their public log told them: all of them in the second of three periods.
 * @param key that signs, and as which log
 */
export const proofsOf = (
  entries: readonly (TestEntry | Item)[],
  key = LOG_KEY,
  origin = ORIGIN,
): string[] => {
  const items = entries.map((one): Item => {
    if ('kind' in one) return one;
    return { kind: 'entry', id: one.id, digest: contentDigest(one.salt, one.content) };
  });
  let drawn = 0;
  const empty = (): Buffer => sha256(Buffer.from(`empty ${(drawn += 1)}`));
  const { root, filled } = fillSlots(items.map(itemLeafHash), { slot: () => (drawn += 1), empty });
  const [until, commitment] = [new Date(20_000), empty()];
  const leaf = periodLeafHash({ number: 1, until, slots: root, commitment });
  const [before, after] = [empty(), empty()];
  const tree = GrowingTree.empty();
  for (const one of [before, leaf, after]) tree.append(one);
  const head = { origin: `${origin}${PERIODS_SUFFIX}`, size: 3, root: tree.root() };
  const note = signCheckpoint(head, key);
  return filled.map((slot, at) =>
    formatProof({
      ...{ ...slot, item: items[at] as Item, number: 1, until, commitment },
      ...{ inclusion: [before, after], note },
    }),
  );
};

/** The public log of a record as it was exported, a period for each of the sizes that it had then. */
export const periodsOf = (
  entries: readonly TestEntry[],
  sizes: readonly number[],
  key = LOG_KEY,
): string[] => {
  const tree = GrowingTree.empty();
  const lines = sizes.map((size, number) => {
    const [slots, salt] = ['slots', 'salt'].map((of) => sha256(Buffer.from(`${of} ${number}`)));
    const period = { number, until: new Date((number + 1) * 10_000), slots: slots as Buffer };
    const record = { size, root: treeOf(entries.slice(0, size)).root() };
    const commitment = headCommitment(salt as Buffer, record);
    tree.append(periodLeafHash({ ...period, commitment }));
    return formatPeriod({ ...period, size, salt: salt as Buffer });
  });
  const head = { origin: `${ORIGIN}${PERIODS_SUFFIX}`, size: tree.size, root: tree.root() };
  return [formatPeriodsHead(signCheckpoint(head, key)), ...lines];
};

/** The signed head of such an export, as anyone may have kept it. */
export const headOf = ([head = '']: readonly string[]): string =>
  (JSON.parse(head) as { checkpoint: string }).checkpoint;

/** What someone hands over to be verified, and what it is held against. */
export interface Submission {
  /** Lines without their newlines. */
  readonly lines: readonly string[];
  readonly trusted: Trusted;
}

/** An honest export of entries, with checkpoints that a witness kept at some sizes. */
export const exportOf = (entries: readonly Kept[], kept: readonly number[]): Submission => ({
  lines: [formatHead({ checkpoint: checkpointOf(entries) }), ...entries.map(lineOf)],
  trusted: { keys: KEYS, kept: kept.map((size) => keptOf(entries.slice(0, size))) },
});

export const bytesOf = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
