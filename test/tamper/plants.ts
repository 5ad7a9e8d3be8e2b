import {
  formatHead,
  GrowingTree,
  parseEntry,
  parseHead,
  recordLeafHash,
  signCheckpoint,
  verifyExport,
  type Outcome,
} from '@lidhja/audit';
import { bytesOf, KEYS, LOG_KEY, ORIGIN } from './TestLog';
import type { Delivered } from './mutate';

/** A verifier: what it says of what was delivered. */
export type Verifier = (delivered: Delivered) => Promise<Outcome>;

/** The verifier itself. */
export const verifier: Verifier = ({ bytes, kept }) => verifyExport([bytes], { keys: KEYS, kept });

/** A verifier with a weakness, made by mending what the sound one would have noticed. */
export interface Plant {
  readonly name: string;
  readonly verify: Verifier;
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n').slice(0, -1);

const onLines =
  (mend: (lines: string[]) => string[]): Verifier =>
  ({ bytes, kept }) =>
    verifier({ kept, bytes: bytesOf(mend(linesOf(bytes))) });

/** The head of whatever the lines are, as if the log had signed it. */
const resigned = (lines: readonly string[]): string[] => {
  const tree = GrowingTree.empty();
  const [, ...entries] = lines;
  for (const line of entries) tree.append(parseEntry(line)?.leaf ?? Buffer.alloc(32));
  const head = { origin: ORIGIN, size: tree.size, root: tree.root() };
  return [formatHead({ checkpoint: signCheckpoint(head, LOG_KEY) }), ...entries];
};

const placeOf = (line: string): number => parseEntry(line)?.place ?? -1;

const reread = (line: string): string => {
  try {
    return JSON.stringify(JSON.parse(line));
  } catch {
    return line;
  }
};

/** The leaf as the content makes it, whatever the line says that it is. */
const withOwnLeaf = (line: string): string => {
  const entry = reread(line) === line ? parseEntry(line) : null;
  if (!entry || entry.content === null) return line;
  const leaf = recordLeafHash(entry).toString('hex');
  return line.replace(/"leaf":"[0-9a-f]*"/, `"leaf":"${leaf}"`);
};

const unsigned = (text: string): string => {
  const body = text.slice(0, text.lastIndexOf('\n\n') + 1);
  const [, size = '', root = ''] = body.split('\n');
  const bytes = Buffer.from(root, 'base64');
  return signCheckpoint({ origin: ORIGIN, size: Number(size), root: bytes }, LOG_KEY);
};

export const PLANTS: readonly Plant[] = [
  { name: 'reads JSON that is written otherwise', verify: onLines((lines) => lines.map(reread)) },
  {
    name: 'compares no root with what was signed',
    verify: ({ bytes }) => onLines(resigned)({ bytes, kept: [] }),
  },
  {
    name: 'believes the head unsigned',
    verify: onLines(([head = '', ...rest]) => {
      const note = parseHead(head)?.checkpoint;
      return note === undefined
        ? [head, ...rest]
        : [formatHead({ checkpoint: unsigned(note) }), ...rest];
    }),
  },
  {
    name: 'minds no order',
    verify: onLines(([head = '', ...rest]) => [
      head,
      ...rest.sort((one, two) => placeOf(one) - placeOf(two)),
    ]),
  },
  {
    name: 'reads what stands twice once',
    verify: onLines((lines) => [...new Set(lines)]),
  },
  {
    name: 'reads a last line without its end',
    verify: ({ bytes, kept }) =>
      verifier({
        kept,
        bytes: bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]),
      }),
  },
  { name: 'believes the leaf of no line', verify: onLines((lines) => lines.map(withOwnLeaf)) },
  {
    name: 'needs no logged erasure',
    verify: async (delivered) => {
      const outcome = await verifier(delivered);
      return outcome.verdict === 'UNLOGGED_ERASURE' ? { ...outcome, verdict: 'VERIFIED' } : outcome;
    },
  },
  { name: 'looks at no kept checkpoint', verify: ({ bytes }) => verifier({ bytes, kept: [] }) },
  {
    name: 'listens to no witness',
    verify: ({ bytes, kept }) => verifyExport([bytes], { keys: KEYS.slice(0, 1), kept }),
  },
  {
    name: 'stops where its head says that it ends',
    verify: onLines((lines) => {
      const size = Number(/\\n(\d+)\\n/.exec(lines[0] ?? '')?.[1] ?? NaN);
      return lines.slice(0, size + 1);
    }),
  },
];
