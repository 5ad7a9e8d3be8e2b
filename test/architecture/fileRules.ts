import { linesOf } from './sourceFiles';

/** Most lines that a product file may have. */
export const MOST_LINES = 200;
/** Half of the product files are shorter than this. */
export const MEDIAN_LINES = 60;

/** A file and its text. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Names of files that are too long to be read at a sitting. */
export const tooLong = (sources: readonly SourceText[]): string[] =>
  sources.filter(({ text }) => linesOf(text) > MOST_LINES).map(({ file }) => file);

/** Lines of the file in the middle. */
export const medianLines = (sources: readonly SourceText[]): number => {
  const lengths = sources.map(({ text }) => linesOf(text)).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
};

/** Packages, and folders of several files in them, without a README. */
export const withoutReadme = (files: readonly string[]): string[] => {
  const sizes = new Map<string, number>();
  for (const file of files) {
    if (!/\.(ts|mjs)$/.test(file) || file.endsWith('.test.ts')) continue;
    const folder = file.slice(0, file.lastIndexOf('/'));
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  const all = new Set(files);
  return [...sizes]
    .filter(([folder, size]) => size > 1 && !all.has(`${folder}/README.md`))
    .map(([folder]) => folder);
};

// Spelled in parts, so that this file does not find itself.
const UNFINISHED = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'for ' + 'now'].join('\\b|\\b'));
const MACHINE = new RegExp(
  `(^|[\\s"'\`(=:])/(${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me'].join('|')})/[\\w.]`,
  'm',
);

const found = (sources: readonly SourceText[], pattern: RegExp): string[] =>
  sources.flatMap(({ file, text }) => {
    const match = pattern.exec(text);
    return match ? [`${file}: ${match[0].trim()}`] : [];
  });

/** Files that say of themselves that they are not finished. */
export const unfinished = (sources: readonly SourceText[]): string[] => found(sources, UNFINISHED);

/** Files that hold only on the machine where they were written. */
export const namesMachine = (sources: readonly SourceText[]): string[] => found(sources, MACHINE);
