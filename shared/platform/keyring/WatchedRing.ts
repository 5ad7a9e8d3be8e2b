import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ringFile } from './KeyRing';
import { readKeyRing, type OpenRing } from './readKeyRing';

/**
 * A ring as its folder has it at each moment. What was read before is not gone on with where the folder cannot be read
 * any more: a key could have been revoked there.
 */
export class WatchedRing {
  private seen: string | null = null;
  private open: OpenRing | null = null;

  constructor(
    private readonly directory: string,
    private readonly use: string,
  ) {}

  /** @throws EnvironmentError as `readKeyRing` */
  current(): OpenRing {
    const state = this.state();
    if (this.open !== null && state !== null && state === this.seen) return this.open;
    this.open = null;
    this.open = this.read(state);
    this.seen = state;
    return this.open;
  }

  /** Where the list was replaced while it was read, a file that it named may be gone by right. */
  private read(before: string | null): OpenRing {
    try {
      return readKeyRing(this.directory, this.use);
    } catch (error) {
      if (this.state() === before) throw error;
      return readKeyRing(this.directory, this.use);
    }
  }

  /** Changes whenever the list does, since it is replaced as a whole. */
  private state(): string | null {
    const list = statSync(join(this.directory, ringFile(this.use)), { throwIfNoEntry: false });
    return list ? [list.ino, list.mtimeMs, list.ctimeMs, list.size, list.mode].join() : null;
  }
}
