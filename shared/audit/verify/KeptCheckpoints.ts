import { NoteError } from '../checkpoints/NoteError';
import { NOTE_SIGNATURE, type NoteKey } from '../checkpoints/NoteKey';
import {
  openCheckpoint,
  SignatureError,
  type OpenedCheckpoint,
} from '../checkpoints/openCheckpoint';
import type { GrowingTree } from '../tree/GrowingTree';
import { FaultFound } from './Outcome';

/**
 * Reads a signed checkpoint of an export.
 * @throws FaultFound MALFORMED, BAD_SIGNATURE
 */
export function readCheckpoint(
  note: string,
  keys: readonly NoteKey[],
  whose: string,
): OpenedCheckpoint {
  try {
    return openCheckpoint(note, keys);
  } catch (error) {
    if (error instanceof NoteError) {
      throw new FaultFound('MALFORMED', null, `${whose} is no checkpoint: ${error.message}`);
    }
    if (error instanceof SignatureError) {
      throw new FaultFound('BAD_SIGNATURE', null, `The signature of ${whose}: ${error.message}`);
    }
    throw error;
  }
}

/** Checkpoints that were kept elsewhere, held against a log as it is read from its beginning. */
export class KeptCheckpoints {
  private readonly bySize = new Map<number, Buffer>();
  private differs: number | null = null;
  private agreed = 0;

  /**
   * @param head of the log that they are held against
   * @throws FaultFound where one is unsound, or it and another that the log signed cannot both be true
   */
  constructor(
    kept: readonly string[],
    private readonly head: OpenedCheckpoint,
    keys: readonly NoteKey[],
  ) {
    const witnessed = keys.some(({ type }) => type !== NOTE_SIGNATURE);
    this.bySize.set(head.size, head.root);
    kept.forEach((note, at) => {
      const whose = `the ${at + 1}. kept checkpoint`;
      const { origin, size, root, witnesses } = readCheckpoint(note, keys, whose);
      if (origin !== head.origin) {
        throw new FaultFound('BAD_SIGNATURE', null, `${whose} is of another log: ${origin}`);
      }
      if (witnessed && witnesses.length === 0) {
        throw new FaultFound('BAD_SIGNATURE', null, `No witness that is known signed ${whose}`);
      }
      const other = this.bySize.get(size);
      if (other !== undefined && !other.equals(root)) {
        throw new FaultFound('FORKED', size, `The log signed two different trees of ${size}`);
      }
      this.bySize.set(size, root);
    });
  }

  /** Compares the tree with what was kept of its size, if anything was. */
  compare(tree: GrowingTree): void {
    const kept = this.bySize.get(tree.size);
    if (kept === undefined || tree.size === this.head.size) return;
    if (!kept.equals(tree.root())) this.differs ??= tree.size;
    else if (this.differs === null) this.agreed = tree.size;
  }

  /** Largest size at which a kept checkpoint agreed, before any that did not. */
  get agreedAt(): number {
    return this.agreed;
  }

  /** Smallest size at which a kept checkpoint differed. */
  get differsAt(): number | null {
    return this.differs;
  }

  /** Whether a checkpoint was kept of a larger log than this. */
  get ahead(): boolean {
    return [...this.bySize.keys()].some((size) => size > this.head.size);
  }
}
