import { formatHead } from '@lidhja/audit';
import type { SeededRandom } from '../oracle/SeededRandom';
import { bytesOf, lineOf, type Kept, type Submission } from './TestLog';

/** What reaches the verifier: bytes, and kept checkpoints as text. */
export interface Delivered {
  readonly bytes: Buffer;
  readonly kept: readonly string[];
}

export const deliver = ({ lines, trusted }: Submission): Delivered => ({
  bytes: bytesOf(lines),
  kept: trusted.kept,
});

/** An honest export with the entries that it was made of, and another one to take pieces from. */
export interface Ground {
  readonly submission: Submission;
  readonly entries: readonly Kept[];
  readonly other: Submission;
}

type Mutation = (ground: Ground, random: SeededRandom) => Delivered;

const below = (random: SeededRandom, end: number): number => Math.floor(random.next() * end);

const ofBytes =
  (change: (bytes: Buffer, at: number, random: SeededRandom) => Buffer): Mutation =>
  ({ submission }, random) => {
    const { bytes, kept } = deliver(submission);
    return { kept, bytes: change(Buffer.from(bytes), below(random, bytes.length), random) };
  };

const splice = (bytes: Buffer, at: number, deleted: number, put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + deleted)]);

/** Characters by which JSON, base64 and text are often read differently. */
const TELLING = [
  '"',
  '\\',
  '\n',
  '\r',
  ' ',
  '\t',
  ',',
  '{',
  '}',
  '0',
  '=',
  '+',
  '-',
  '\u0000',
  'é',
  '\ufeff',
];

const BYTES: Readonly<Record<string, Mutation>> = {
  'a bit flipped': ofBytes((bytes, at, random) => {
    bytes[at] = (bytes[at] as number) ^ (1 << below(random, 8));
    return bytes;
  }),
  'a byte set': ofBytes((bytes, at, random) => {
    bytes[at] = below(random, 256);
    return bytes;
  }),
  'bytes deleted': ofBytes((bytes, at, random) =>
    splice(bytes, at, 1 + below(random, 4), Buffer.alloc(0)),
  ),
  'a character put in': ofBytes((bytes, at, random) =>
    splice(bytes, at, 0, Buffer.from(random.pick(TELLING))),
  ),
  'a piece twice': ofBytes((bytes, at, random) =>
    splice(bytes, at, 0, bytes.subarray(at, at + 1 + below(random, 80))),
  ),
  'a piece from elsewhere': ofBytes((bytes, at, random) => {
    const from = below(random, bytes.length);
    const piece = Buffer.from(bytes.subarray(from, from + 1 + below(random, 70)));
    return splice(bytes, at, piece.length, piece);
  }),
  'cut off': ofBytes((bytes, at) => bytes.subarray(0, at)),
  'cut off at the end': ofBytes((bytes, _at, random) =>
    bytes.subarray(0, bytes.length - 1 - below(random, 3)),
  ),
};

const ofLines =
  (
    change: (lines: string[], at: number, random: SeededRandom, ground: Ground) => string[],
  ): Mutation =>
  (ground, random) => {
    const lines = [...ground.submission.lines];
    const changed = change(lines, below(random, lines.length), random, ground);
    return { kept: ground.submission.trusted.kept, bytes: bytesOf(changed) };
  };

/** The honest head, and lines made anew for other entries. */
const ofEntries = (
  change: (entries: Kept[], at: number, random: SeededRandom) => Kept[],
): Mutation =>
  ofLines(([head = ''], _at, random, { entries }) => {
    const changed = change([...entries], below(random, entries.length), random);
    return [head, ...changed.map(lineOf)];
  });

const withLine = (lines: string[], at: number, ...put: string[]): string[] => [
  ...lines.slice(0, at),
  ...put,
  ...lines.slice(at + 1),
];

/** A line that says another place, and keeps its leaf. */
const relabel = (line: string, place: number): string =>
  line.replace(/^\{"place":\d+/, `{"place":${place}`);

const LINES: Readonly<Record<string, Mutation>> = {
  'a line deleted': ofLines((lines, at) => withLine(lines, at)),
  'a line twice': ofLines((lines, at) =>
    withLine(lines, at, lines[at] as string, lines[at] as string),
  ),
  'two lines swapped': ofLines((lines, at, random) => {
    const other = below(random, lines.length);
    return withLine(withLine(lines, at, lines[other] as string), other, lines[at] as string);
  }),
  'a line of another log': ofLines((lines, at, random, { other }) =>
    withLine(lines, at, random.pick(other.lines)),
  ),
  'the head of another log': ofLines((lines, _at, _random, { other }) =>
    withLine(lines, 0, other.lines[0] as string),
  ),
  'a line deleted, the others relabelled': ofLines((lines, at) =>
    withLine(lines, at).map((line, place) => relabel(line, place - 1)),
  ),
  'erased without a word': ofEntries((entries, at) => {
    entries[at] = { ...(entries[at] as Kept), blank: true };
    return entries;
  }),
  'another content, its leaf made anew': ofEntries((entries, at, random) => {
    const entry = entries[at] as Kept;
    entries[at] = { ...entry, content: `${entry.content}${below(random, 10)}` };
    return entries;
  }),
  'an entry taken out, all made anew': ofEntries((entries, at) =>
    entries.filter((_, one) => one !== at),
  ),
  'two entries swapped, all made anew': ofEntries((entries, at, random) => {
    const other = below(random, entries.length);
    [entries[at], entries[other]] = [entries[other] as Kept, entries[at] as Kept];
    return entries;
  }),
};

const ofKept =
  (change: (note: string, at: number, random: SeededRandom) => string): Mutation =>
  ({ submission }, random) => {
    const { bytes, kept } = deliver(submission);
    const one = below(random, kept.length);
    const note = kept[one] as string;
    const changed = change(note, below(random, note.length), random);
    return { bytes, kept: kept.map((text, at) => (at === one ? changed : text)) };
  };

const NOTES: Readonly<Record<string, Mutation>> = {
  'a character of a kept checkpoint set': ofKept(
    (note, at, random) =>
      `${note.slice(0, at)}${String.fromCharCode(below(random, 128))}${note.slice(at + 1)}`,
  ),
  'a piece of a kept checkpoint missing': ofKept(
    (note, at, random) => note.slice(0, at) + note.slice(at + 1 + below(random, 120)),
  ),
  'the head changed within its signature': ofLines(([head = '', ...rest], _at, random) => {
    const { checkpoint } = JSON.parse(head) as { checkpoint: string };
    const at = below(random, checkpoint.length);
    const put = random.pick(['', ...TELLING, 'A', '1']);
    return [
      formatHead({ checkpoint: checkpoint.slice(0, at) + put + checkpoint.slice(at + 1) }),
      ...rest,
    ];
  }),
};

/** Every way in which the fuzzer changes what reaches the verifier, by its name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = { ...BYTES, ...LINES, ...NOTES };

/** Whether anything has been changed at all: some draws give what they began with. */
export const isChanged = (ground: Ground, { bytes, kept }: Delivered): boolean => {
  const sound = deliver(ground.submission);
  return !bytes.equals(sound.bytes) || kept.some((note, at) => note !== sound.kept[at]);
};
