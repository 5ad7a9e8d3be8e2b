/** What the command is to verify. Paths of files. */
export interface VerifyArguments {
  readonly file: string;
  readonly keys: readonly string[];
  readonly checkpoints: readonly string[];
  readonly proofs: readonly string[];
  readonly periods: string | undefined;
}

export const USAGE =
  'Usage: npm run verify -- FILE --key FILE [--key FILE …] [--checkpoint FILE …] [--proof FILE …] [--periods FILE]\n' +
  'The keys of the log and of witnesses, one a line, must come from elsewhere than the export:\n' +
  'whoever made up the one would make up the other.';

/** Reads the arguments; null where they are not as `USAGE` says. */
export function readArguments(args: readonly string[]): VerifyArguments | null {
  const files: string[] = [];
  const [keys, checkpoints, proofs]: [string[], string[], string[]] = [[], [], []];
  const periods: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    const lists = { '--key': keys, '--checkpoint': checkpoints, '--proof': proofs };
    const into = { ...lists, '--periods': periods }[arg];
    const value = into ? args[++at] : arg;
    if (value === undefined || value.startsWith('--')) return null;
    (into ?? files).push(value);
  }
  const [file] = files;
  return file === undefined || files.length > 1 || keys.length === 0 || periods.length > 1
    ? null
    : { file, keys, checkpoints, proofs, periods: periods[0] };
}
