import type { Note, NoteHead } from './Notes';
import { TokenIndex, type Finding } from './TokenIndex';
import { valuesOf, type Token } from './Token';

/** What a run's notes hold. */
export interface Sweep {
  /** Where which token was found in which encoding, and who had asked; never the token. */
  readonly leaks: readonly string[];
  /** Names of the tokens that someone entitled was given by the gateway or a subgraph. */
  readonly seen: ReadonlySet<string>;
  /** How many notes there were of each place. */
  readonly noted: Readonly<Record<string, number>>;
}

const askedBy = ({ asker }: NoteHead): string =>
  asker
    ? ` to ${asker.subject ?? 'the public'} for ${asker.purpose ?? 'no purpose'}` +
      (asker.request === null ? '' : ` on request ${asker.request}`)
    : '';

const told = (token: string, encoding: string, head: NoteHead): string =>
  `${token}, ${encoding}, in ${head.place} of ${head.by}${askedBy(head)}` +
  (head.test === null ? '' : ` (${head.test})`);

/** An entry of the record holds the reason that its caller gave, and nothing else that a token stands for. */
const isAtHome = (token: Token | undefined, { place }: NoteHead): boolean =>
  place === 'audit row' && (token?.kept.every(({ about }) => about === 'entry') ?? false);

const byToken = (findings: readonly Finding[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { token, encoding } of findings) {
    found.set(token, [...(found.get(token) ?? []), encoding]);
  }
  return found;
};

/** Looks for tokens in all that was noted. */
export function sweep(notes: Iterable<Note>, tokens: readonly Token[]): Sweep {
  const index = new TokenIndex(valuesOf(tokens));
  const byName = new Map(tokens.map((token) => [token.name, token]));
  const leaks = new Set<string>();
  const seen = new Set<string>();
  const noted: Record<string, number> = {};
  for (const { head, bytes } of notes) {
    noted[head.place] = (noted[head.place] ?? 0) + 1;
    if (head.planted !== undefined) continue;
    for (const [token, encodings] of byToken(index.find(bytes))) {
      if (isAtHome(byName.get(token), head)) continue;
      if (head.place === 'answer' && head.entitled?.[token] === true) seen.add(token);
      else leaks.add(told(token, encodings.join(' and '), head));
    }
  }
  return { leaks: [...leaks], seen, noted };
}
