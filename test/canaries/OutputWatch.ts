import { format } from 'node:util';
import type { Notes } from './Notes';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
type Say = (...said: unknown[]) => unknown;

/** Notes what this process writes to its standard streams and to its console, until it is told to stop. */
export class OutputWatch {
  /** By folder: hubs beside each other share one, since whoever came last must not be the first to go. */
  private static readonly running = new Map<string, OutputWatch>();
  private readonly undo: (() => void)[] = [];
  private users = 0;

  private constructor(private readonly notes: Notes) {
    for (const stream of [process.stdout, process.stderr]) this.watchStream(stream);
    for (const level of LEVELS) this.watchConsole(level);
  }

  static start(notes: Notes): OutputWatch {
    const watch = OutputWatch.running.get(notes.folder) ?? new OutputWatch(notes);
    OutputWatch.running.set(notes.folder, watch);
    watch.users += 1;
    return watch;
  }

  stop(): void {
    this.users -= 1;
    if (this.users > 0) return;
    OutputWatch.running.delete(this.notes.folder);
    for (const back of this.undo.splice(0)) back();
  }

  private note(by: string, text: string): void {
    this.notes.add({ place: 'output', by }, Buffer.from(text));
  }

  private watchStream(stream: NodeJS.WriteStream): void {
    const by = stream === process.stdout ? 'standard output' : 'standard error';
    this.replace(stream, 'write', ([chunk]) => {
      this.note(by, chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk));
    });
  }

  private watchConsole(level: (typeof LEVELS)[number]): void {
    this.replace(globalThis.console, level, (said) =>
      this.note(`console.${level}`, format(...said)),
    );
  }

  private replace(of: object, name: string, note: (sent: unknown[]) => void): void {
    const before = Reflect.get(of, name) as Say;
    const watched: Say = (...sent) => {
      note(sent);
      return before.apply(of, sent);
    };
    Reflect.set(of, name, watched);
    this.undo.push(() => Reflect.set(of, name, before));
  }
}
