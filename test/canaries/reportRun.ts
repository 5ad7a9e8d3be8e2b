import { existsSync, readFileSync } from 'node:fs';
import { Notes, type Note } from './Notes';
import { sweep } from './sweep';
import type { Token } from './Token';

/** Most leaks that are told one by one. */
const TOLD = 40;

/** What was noted, and what the database server wrote. */
function* everything(notes: Notes, databaseLogs: readonly string[]): Generator<Note> {
  yield* notes.all();
  for (const file of databaseLogs) {
    if (!existsSync(file)) continue;
    yield {
      head: { place: 'database log', by: 'PostgreSQL', test: null },
      bytes: readFileSync(file),
    };
  }
}

const unseen = (tokens: readonly Token[], seen: ReadonlySet<string>): string[] =>
  tokens
    .filter(({ planted, kept }) => planted && kept.some(({ category }) => category !== null))
    .filter(({ name }) => !seen.has(name))
    .map(
      ({ name }) => `${name} was seen by nobody who is entitled to it: it would not show a leak`,
    );

/**
 * What is wrong with a run, from what it said.
 * @param whole false where only some of the tests ran: then nobody need have seen anything
 */
export function faultsOf(
  notes: Notes,
  databaseLogs: readonly string[],
  whole: boolean,
): { faults: string[]; figures: Record<string, number> } {
  const { tokens } = notes;
  const { leaks, seen, noted } = sweep(everything(notes, databaseLogs), tokens);
  const silent = ['answer', 'log', 'audit row', 'database log']
    .filter((place) => (noted[place] ?? 0) === 0)
    .map((place) => `the run noted no ${place}: the sweep would find nothing`);
  return {
    faults: [...leaks, ...(whole ? [...silent, ...unseen(tokens, seen)] : [])],
    figures: { tokens: tokens.length, seen: seen.size, ...noted },
  };
}

/**
 * Sweeps a run.
 * @throws Error that names token, encoding, place and asker of each leak, and never a value
 */
export function reportRun(folder: string, databaseLogs: readonly string[], whole: boolean): string {
  const started = performance.now();
  const { faults, figures } = faultsOf(new Notes(folder), databaseLogs, whole);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (faults.length > 0) {
    const more = faults.length > TOLD ? [`… and ${String(faults.length - TOLD)} more`] : [];
    throw new Error(
      ['The sweep for canaries found:', ...faults.slice(0, TOLD), ...more].join('\n  '),
    );
  }
  return `canaries: nothing leaked (${JSON.stringify(figures)}, ${seconds} s)`;
}
