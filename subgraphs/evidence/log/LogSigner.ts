import {
  noteKey,
  NoteError,
  NOTE_SIGNATURE,
  openCheckpoint,
  SignatureError,
  signCheckpoint,
  type OpenedCheckpoint,
  type TreeHead,
} from '@lidhja/audit';
import { checkpointOrigin, checkpointPrivateKey } from '@lidhja/platform';
import type { KeyObject } from 'node:crypto';
import { RecordFault, type RecordFaultCode } from './RecordFault';

/** Signs checkpoints as the record's log, and tells those that it has signed. */
export class LogSigner {
  constructor(
    readonly origin: string,
    private readonly privateKey: KeyObject,
  ) {}

  /**
   * @param directory the part's keys
   * @throws EnvironmentError where others may read the key, or it is no Ed25519 key
   */
  static read(directory: string): LogSigner {
    return new LogSigner(checkpointOrigin(directory), checkpointPrivateKey(directory));
  }

  sign({ size, root }: TreeHead): string {
    return signCheckpoint({ origin: this.origin, size, root }, this.privateKey);
  }

  /**
   * Reads a checkpoint of this log.
   * @param otherwise code of the fault where it is none
   * @param whose as the fault calls it
   * @throws RecordFault
   */
  open(note: string, otherwise: RecordFaultCode, whose: string): OpenedCheckpoint {
    try {
      const key = noteKey(this.origin, NOTE_SIGNATURE, this.privateKey);
      const opened = openCheckpoint(note, [key]);
      if (opened.origin === this.origin) return opened;
    } catch (error) {
      if (!(error instanceof NoteError || error instanceof SignatureError)) throw error;
    }
    throw new RecordFault(otherwise, `${whose} is not signed with the key of ${this.origin}`);
  }
}
