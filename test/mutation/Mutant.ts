/** What became of a mutant; the words are Stryker's. */
export type MutantStatus =
  | 'Killed'
  | 'Timeout'
  | 'Survived'
  | 'NoCoverage'
  | 'RuntimeError'
  | 'CompileError'
  | 'Ignored'
  | 'Pending';

/** One change of the code, known by what stands there and not by where. */
export interface Mutant {
  /** From the root, with slashes. */
  readonly file: string;
  /** The line in which the changed code begins, without its indentation. */
  readonly line: string;
  /** The code that is changed, each run of white space as one space. */
  readonly code: string;
  readonly mutator: string;
  readonly becomes: string;
  readonly status: MutantStatus;
}

interface Position {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** The part of Stryker's JSON report that is read here (mutation-testing-report-schema, version 2). */
export interface MutationReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly status: MutantStatus;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
}

/** A text as it is compared: however it is broken into lines and indented. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const cut = (lines: readonly string[], start: Position, end: Position): string => {
  const whole = lines.slice(start.line - 1, end.line);
  const last = whole.length - 1;
  return whole
    .map((line, at) => (at === last ? line.slice(0, end.column - 1) : line))
    .map((line, at) => (at === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
};

/** Every mutant of a report, in the order of files and places. */
export const mutantsOf = ({ files }: MutationReport): Mutant[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement = '', status, location: { start, end } }) => ({
      file,
      line: inOneLine(lines[start.line - 1] ?? ''),
      code: inOneLine(cut(lines, start, end)),
      mutator: mutatorName,
      becomes: inOneLine(replacement),
      status,
    }));
  });
