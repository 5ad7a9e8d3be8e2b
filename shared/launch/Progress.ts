/** Prints one line for a person. */
export type Say = (line: string) => void;

/** Does some work and reports it when it takes over a second. */
export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>;

/** What a command-line tool of the launcher is given. */
export interface CommandInput {
  readonly args: readonly string[];
  /** The clone. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** To the person (stderr). */
  readonly say: Say;
  /** The answer itself (stdout). */
  readonly print: Say;
}
