import { readFile } from 'node:fs/promises';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@lidhja/platform';
import { Supergraph } from './Supergraph';

/**
 * Milliseconds between looks at the file. Reading it is cheap, works where a mounted volume tells no
 * one of changes, and cannot miss one that happens while the gateway starts.
 */
const INTERVAL = 1000;

/** The supergraph in force: that of the file, or the last good one when the file holds a bad one. */
export class SupergraphFile {
  private loading: Promise<void> = Promise.resolve();
  private readonly retiring = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly path: string,
    private readonly source: (name: string) => GraphQLDataSource,
    private readonly log: Logger,
    /** What the file held at the last look, good or bad. */
    private seen: string | null,
    private inForce: Supergraph,
    interval: number,
  ) {
    this.timer = setInterval(() => void this.reload(), interval).unref();
  }

  /** @throws when the file is missing or bad at the start, since there is no last good one yet */
  static async open(
    path: string,
    source: (name: string) => GraphQLDataSource,
    log: Logger,
    interval: number = INTERVAL,
  ): Promise<SupergraphFile> {
    const text = await readFile(path, 'utf8').catch(() => {
      throw new Error(`${path} cannot be read: run "npm run compose"`);
    });
    const supergraph = await Supergraph.open(text, source);
    return new SupergraphFile(path, source, log, text, supergraph, interval);
  }

  get current(): Supergraph {
    return this.inForce;
  }

  /** Takes the file's supergraph into force, when it is a new and a good one. One at a time. */
  reload(): Promise<void> {
    this.loading = this.loading.then(() => this.load());
    return this.loading;
  }

  private async load(): Promise<void> {
    const text = await readFile(this.path, 'utf8').catch(() => null);
    if (text === this.seen) return;
    this.seen = text;
    try {
      if (text === null) throw new Error('it cannot be read');
      const next = await Supergraph.open(text, this.source);
      const previous = this.inForce;
      this.inForce = next;
      this.retire(previous);
      this.log.info('a new supergraph is in force');
    } catch (error) {
      // The message is about the operator's own file, never about a caller's document.
      this.log.error(
        { why: (error as Error).message },
        'the supergraph file is refused; the last good one stays in force',
      );
    }
  }

  private retire(previous: Supergraph): void {
    const done = previous
      .retire()
      .catch(() => undefined)
      .finally(() => this.retiring.delete(done));
    this.retiring.add(done);
  }

  /** Stops looking and waits for the operations that run. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.loading;
    this.retire(this.inForce);
    await Promise.all(this.retiring);
  }
}
