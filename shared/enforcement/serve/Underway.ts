/** Long enough for everything that the last promise had waiting to have begun. */
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Resolvers of one operation that have not ended. graphql-js answers as soon as a field that may not be
 * null has failed, while its siblings still read: what they note and send by then would be a matter of
 * timing, and the record of one and the same document with it.
 */
export class Underway {
  private readonly open = new Set<Promise<unknown>>();

  /** Remembers it until it has ended, well or badly; whoever is given it still has to see to its error. */
  note<T>(found: T): T {
    if (found instanceof Promise) {
      this.open.add(found);
      const end = (): boolean => this.open.delete(found);
      found.then(end, end);
    }
    return found;
  }

  /** Resolves when none is open, and what they answered has opened no other. */
  async ended(): Promise<void> {
    do {
      await Promise.allSettled(this.open);
      await turnOfTheLoop();
    } while (this.open.size > 0);
  }
}
