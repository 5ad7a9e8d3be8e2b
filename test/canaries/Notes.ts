import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testCluster } from '../testkit/TestCluster';
import type { Asker } from './isEntitled';
import type { Token } from './Token';

/** Where something was said that a token could be in. */
export type Place = 'answer' | 'log' | 'output' | 'audit row' | 'idempotency key' | 'database log';

/** What is noted beside the bytes. */
export interface NoteHead {
  readonly place: Place;
  /** Which part of the hub, process or database said it. */
  readonly by: string;
  /** Path of the test that was running, where one was. */
  readonly test: string | null;
  /** Of an answer: who asked. */
  readonly asker?: Asker;
  /** Of an answer in which tokens were seen: their names, and whether the asker was entitled to each. */
  readonly entitled?: Readonly<Record<string, boolean>>;
  /** Why a leak is expected in it: a test took a wall away to see what happens. */
  readonly planted?: string;
}

/** Something noted: what and where, and its bytes. */
export interface Note {
  readonly head: NoteHead;
  readonly bytes: Buffer;
}

const LENGTH = 4;
const TOKENS = 'tokens.json';
const SUFFIX = '.notes';

const framed = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** What Jest puts into the world of a test. */
interface Jests {
  readonly expect?: { getState(): { testPath?: string } };
}

const currentTest = (): string | null => (globalThis as Jests).expect?.getState().testPath ?? null;

/** What a run said, in a folder of its own: one file for each process, which is only ever added to. */
export class Notes {
  constructor(readonly folder: string) {}

  /** Of this run; null where it keeps none. */
  static ofRun(): Notes | null {
    const { notes } = testCluster();
    return notes === undefined ? null : new Notes(notes);
  }

  get tokens(): readonly Token[] {
    return JSON.parse(readFileSync(join(this.folder, TOKENS), 'utf8')) as Token[];
  }

  add(head: Omit<NoteHead, 'test'>, bytes: Buffer): void {
    const told = Buffer.from(JSON.stringify({ ...head, test: currentTest() }));
    const file = join(this.folder, `${String(process.pid)}${SUFFIX}`);
    appendFileSync(file, Buffer.concat([framed(told), framed(bytes)]), { mode: 0o600 });
  }

  /** Every note of every process, in the order in which each made them. */
  *all(): Generator<Note> {
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder).filter((one) => one.endsWith(SUFFIX)))
      yield* this.within(name);
  }

  /** Those of this process alone. */
  *own(): Generator<Note> {
    yield* this.within(`${String(process.pid)}${SUFFIX}`);
  }

  private *within(name: string): Generator<Note> {
    const bytes = readFileSync(join(this.folder, name));
    let at = 0;
    const next = (): Buffer => {
      const from = at + LENGTH;
      at = from + bytes.readUInt32BE(at);
      return bytes.subarray(from, at);
    };
    while (at < bytes.length) {
      const head = JSON.parse(next().toString('utf8')) as NoteHead;
      yield { head, bytes: next() };
    }
  }
}

export const TOKENS_FILE = TOKENS;
