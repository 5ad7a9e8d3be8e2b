import { createLog, type Logger } from '@lidhja/platform';
import type { TestDatabase } from '../testkit/TestCluster';
import { AnswerWatch } from './AnswerWatch';
import { dumpRows } from './dumpRows';
import { Notes } from './Notes';
import { OutputWatch } from './OutputWatch';

/** Notes all that one hub of a test says: its logs at every level, its answers, its output, its record. */
export class HubWatch {
  private answers: AnswerWatch | null = null;
  private readonly output: OutputWatch;

  private constructor(
    private readonly notes: Notes,
    private readonly database: TestDatabase,
  ) {
    this.output = OutputWatch.start(notes);
  }

  /** @returns null in a run that notes nothing */
  static over(database: TestDatabase): HubWatch | null {
    const notes = Notes.ofRun();
    return notes && new HubWatch(notes, database);
  }

  /** The log of a part, at the level that tells most. */
  logOf(part: string): Logger {
    return createLog(part, 'trace', {
      write: (line) => this.notes.add({ place: 'log', by: part }, Buffer.from(line)),
    });
  }

  /** @param urls base address of each part, by name */
  listen(urls: Readonly<Record<string, string>>): void {
    this.answers = new AnswerWatch(this.notes, this.database, urls);
  }

  /** Call it when the parts have ended and the database is still there. */
  async stop(): Promise<void> {
    await this.answers?.stop();
    this.output.stop();
    await dumpRows(this.notes, this.database);
  }
}
