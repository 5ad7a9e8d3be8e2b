import {
  contentDigest,
  formatEntry,
  formatHead,
  recordLeafHash,
  type Outcome,
} from '@lidhja/audit';
import {
  checkpointOf,
  entryOf,
  erasureOf,
  exportOf,
  KEYS,
  keptOf,
  lineOf,
  STRANGER_KEY,
  type Kept,
  type Submission,
  type TestEntry,
} from './TestLog';

/** Something that was done to an honest log, and what the verifier must call it. */
export interface Forgery {
  readonly name: string;
  readonly verdict: Outcome['verdict'];
  readonly place: number | null;
  readonly submission: Submission;
}

const ERASED = 2;
const first = Array.from({ length: 7 }, (_, at) => entryOf(`entry ${at}`));
const erased = first[ERASED] as TestEntry;

/** Ten entries, one of which was erased later, as the log says itself. */
export const HONEST: readonly Kept[] = [
  ...first.map((entry, at) => (at === ERASED ? { ...entry, blank: true } : entry)),
  erasureOf('erasure', erased),
  entryOf('entry 8'),
  entryOf('entry 9'),
];
const KEPT = [4, 10];
export const honest: Submission = exportOf(HONEST, KEPT);
const [head = '', ...entries] = honest.lines;

const withLines = (...lines: readonly string[]): Submission => ({ ...honest, lines });
const withEntries = (...lines: readonly string[]): Submission => withLines(head, ...lines);
const withKept = (...kept: readonly string[]): Submission => ({
  ...honest,
  trusted: { keys: KEYS, kept },
});
const replaced = (place: number, line: string): Submission =>
  withEntries(...entries.map((one, at) => (at === place ? line : one)));
/** Lines of entries as if they had always stood so: places and leaves made anew, the head as it was. */
const renumbered = (...list: readonly Kept[]): string[] => list.map(lineOf);
/** Lines that say other places, and keep the leaves that they had. */
const relabelled = (...lines: readonly string[]): string[] =>
  lines.map((line, place) => line.replace(/^\{"place":\d+/, `{"place":${place}`));

const changed: TestEntry = { ...(HONEST[5] as TestEntry), content: '{"type":"written"}' };
const leafOf = ({ id, salt, content }: TestEntry, place: number): Buffer =>
  recordLeafHash({ place, id, digest: contentDigest(salt, content) });
const named = (entry: TestEntry, place: number) => ({
  ...{ place, id: entry.id },
  leaf: leafOf(entry, place),
});
const another = HONEST.map((entry, at) => (at === 5 ? changed : entry));
const longer = [...HONEST, entryOf('entry 10'), entryOf('entry 11')];
const swapped = <T>(list: readonly T[], one: number, two: number): T[] =>
  list.map((item, at) => (at === one ? list[two] : at === two ? list[one] : item) as T);
const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, at) => at !== place);

const forgery = (
  name: string,
  verdict: Outcome['verdict'],
  place: number | null,
  submission: Submission,
): Forgery => ({ name, verdict, place, submission });

/** Each by its name: what was done to the honest log of ten entries, or to what is said of it. */
export const FORGERIES: readonly Forgery[] = [
  forgery(
    'altered: another content',
    'ALTERED',
    5,
    replaced(5, formatEntry(named(HONEST[5] as TestEntry, 5), changed)),
  ),
  forgery(
    'altered: another content with its own leaf',
    'ALTERED',
    4,
    replaced(5, lineOf(changed, 5)),
  ),
  forgery(
    'altered: the digest of an erased entry',
    'ALTERED',
    2,
    replaced(2, formatEntry(named(erased, 2), { digest: erased.salt })),
  ),
  forgery(
    'altered: an entry put in between',
    'ALTERED',
    4,
    withEntries(
      ...entries.slice(0, 4),
      lineOf(entryOf('put in'), 4),
      ...relabelled(...entries).slice(4, 9),
    ),
  ),
  forgery(
    'altered: an entry put in, the rest as if it had always stood so',
    'ALTERED',
    4,
    withEntries(...renumbered(...HONEST.slice(0, 4), entryOf('put in'), ...HONEST.slice(4, 9))),
  ),
  forgery('deleted: a line is missing', 'DELETED', 3, withEntries(...without(entries, 3))),
  forgery(
    'deleted: a line is missing, the others say other places',
    'DELETED',
    3,
    withEntries(...relabelled(...without(entries, 3))),
  ),
  forgery(
    'deleted: an entry of which a checkpoint was kept, the rest as if it had always stood so',
    'DELETED',
    0,
    withEntries(...renumbered(...without(HONEST, 3))),
  ),
  forgery('reordered: two lines', 'REORDERED', 4, withEntries(...swapped(entries, 4, 8))),
  forgery(
    'reordered: two lines that say other places',
    'REORDERED',
    4,
    withEntries(...relabelled(...swapped(entries, 4, 8))),
  ),
  forgery(
    'reordered: the erased one last',
    'REORDERED',
    2,
    withEntries(...without(entries, 2), entries[2] as string),
  ),
  forgery('truncated: the last line', 'TRUNCATED', 9, withEntries(...entries.slice(0, 9))),
  // Nothing tells it from an end that was cut off: no checkpoint was kept between.
  forgery(
    'truncated: an entry taken out, the rest as if it had always stood so',
    'TRUNCATED',
    9,
    withEntries(...renumbered(...without(HONEST, 6))),
  ),
  forgery('truncated: all but the head', 'TRUNCATED', 0, withEntries()),
  forgery('forked: the log signed another history', 'FORKED', 4, {
    ...exportOf(another, []),
    trusted: { keys: KEYS, kept: [4, 8].map((size) => keptOf(HONEST.slice(0, size))) },
  }),
  forgery('forked: the log signed two trees of one size', 'FORKED', 10, withKept(keptOf(another))),
  forgery(
    'rolled back: an older log, whole in itself',
    'ROLLED_BACK',
    10,
    withKept(keptOf(longer.slice(0, 11)), keptOf(longer)),
  ),
  forgery(
    'unlogged erasure: no entry says so',
    'UNLOGGED_ERASURE',
    8,
    exportOf(
      HONEST.map((entry, at) => (at === 8 ? { ...entry, blank: true } : entry)),
      KEPT,
    ),
  ),
  forgery(
    'unlogged erasure: an entry said so before',
    'UNLOGGED_ERASURE',
    1,
    exportOf(
      [erasureOf('before', entryOf('entry 1')), { ...entryOf('entry 1'), blank: true }],
      [2],
    ),
  ),
  forgery(
    'unlogged erasure: the entry that said so was erased',
    'UNLOGGED_ERASURE',
    0,
    exportOf(
      [
        { ...entryOf('entry 0'), blank: true },
        { ...erasureOf('one', entryOf('entry 0')), blank: true },
        erasureOf('two', erasureOf('one', entryOf('entry 0'))),
      ],
      [],
    ),
  ),
  forgery(
    'bad signature: another key under the log’s name',
    'BAD_SIGNATURE',
    null,
    withLines(formatHead({ checkpoint: checkpointOf(HONEST, STRANGER_KEY) }), ...entries),
  ),
  forgery(
    'bad signature: of another text',
    'BAD_SIGNATURE',
    null,
    withLines(head.replace('\\n10\\n', '\\n11\\n'), ...entries),
  ),
  forgery(
    'bad signature: kept by no witness',
    'BAD_SIGNATURE',
    null,
    withKept(checkpointOf(HONEST)),
  ),
  forgery('malformed: a line that is none', 'MALFORMED', 6, replaced(6, '{}')),
  forgery('malformed: a space more', 'MALFORMED', 6, replaced(6, `${entries[6]} `)),
  forgery(
    'malformed: more than was signed',
    'MALFORMED',
    10,
    withEntries(...entries, lineOf(entryOf('x'), 10)),
  ),
  forgery('malformed: no head', 'MALFORMED', null, withLines(...entries)),
  forgery('malformed: nothing', 'MALFORMED', null, withLines()),
];
