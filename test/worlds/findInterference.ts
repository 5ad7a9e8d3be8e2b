import type { SeededRandom } from '@lidhja/exchange';
import { keyOf, type Chosen, type WorldQuestion } from './Question';
import { shrinkQuestion } from './shrinkQuestion';
import type { Twist } from './twists';
import { ASKING, type Pair, type Worlds } from './Worlds';

/** A caller who could tell the worlds apart, and the least that they have to ask for it. */
export interface Interference {
  readonly twist: string;
  readonly question: WorldQuestion;
  readonly pair: Pair;
  /** Questions compared until then, this one included. */
  readonly compared: number;
}

/** Told of every answer that was compared. */
export type Told = (question: WorldQuestion, pair: Pair) => void;

export const differ = ({ one, other }: Pair): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/** A page's cursor, with the question that goes on from it. */
function nextPages(question: WorldQuestion, data: unknown): WorldQuestion[] {
  const found: WorldQuestion[] = [];
  const visit = (
    parts: readonly Chosen[],
    value: unknown,
    rebuild: (parts: readonly Chosen[]) => WorldQuestion,
  ): void => {
    if (Array.isArray(value)) {
      if (value.length > 0) visit(parts, value[0], rebuild);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    parts.forEach((part, at) => {
      const below = (value as Record<string, unknown>)[keyOf(part)];
      const put = (one: Chosen): WorldQuestion =>
        rebuild(parts.map((old, index) => (index === at ? one : old)));
      const cursor = (below as { endCursor?: unknown } | null | undefined)?.endCursor;
      if (typeof cursor === 'string')
        found.push(
          put({ ...part, given: { ...part.given, after: { value: cursor, variable: false } } }),
        );
      visit(part.chosen, below, (chosen) => put({ ...part, chosen }));
    });
  };
  visit(question.chosen, data, (chosen) => ({ ...question, chosen }));
  return found;
}

/** How a search goes. */
export interface Search {
  readonly random: SeededRandom;
  /** Most questions that are compared. */
  readonly questions: number;
  readonly told?: Told;
  /** Also asks what may differ, without comparing it: what others ask may leave something behind. */
  readonly others?: boolean;
}

/**
 * Puts questions to both worlds while they differ by a twist that the asker may not notice.
 *
 * @returns the first difference, made small; null when there is none
 */
export async function findInterference(
  worlds: Worlds,
  twist: Twist,
  { random, questions, told, others = false }: Search,
): Promise<Interference | null> {
  const waiting: WorldQuestion[] = [];
  const askers = ASKING.filter((persona) => persona !== 'witness-protection-officer');
  for (let compared = 0, drawn = 0; compared < questions && drawn < questions * 40; drawn += 1) {
    const question = waiting.shift() ?? worlds.draw(random, random.pick(askers));
    if (!twist.hiddenFrom(worlds.asker(question))) {
      if (others && random.percent(50)) await worlds.ask(question);
      continue;
    }
    const pair = await worlds.ask(question);
    compared += 1;
    if (differ(pair)) {
      const stillDiffers = async (smaller: WorldQuestion): Promise<boolean> =>
        twist.hiddenFrom(worlds.asker(smaller)) && differ(await worlds.ask(smaller));
      const least = await shrinkQuestion(question, stillDiffers);
      return { twist: twist.name, question: least, pair: await worlds.ask(least), compared };
    }
    told?.(question, pair);
    if (waiting.length < 3) waiting.push(...nextPages(question, pair.data).slice(0, 1));
  }
  return null;
}

/** What a person needs to see it again. */
export function describeInterference(worlds: Worlds, found: Interference): string {
  const { persona, purpose, request } = found.question;
  const { document, variables } = worlds.render(found.question);
  const { one, other } = found.pair;
  return [
    `${persona} for ${purpose ?? 'no purpose'}${request === null ? '' : ` on ${request}`} notices: ${found.twist}`,
    `  ${document} ${JSON.stringify(variables)}`,
    ...[one, other].map(
      ({ status, bytes, statements }) =>
        `  ${status} ${bytes.slice(0, 400)} (${statements.length} statements)`,
    ),
  ].join('\n');
}
