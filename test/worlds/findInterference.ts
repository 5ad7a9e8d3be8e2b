import type { SeededRandom } from '@lidhja/exchange';
import { OFTEN_WRITTEN } from './drawQuestion';
import { keyOf, type Chosen, type WorldQuestion } from './Question';
import { turnedPlans, type Aspect } from './Outside';
import { shrinkCourse, type Course } from './shrinkCourse';
import type { Twist } from './twists';
import type { IsAsked } from './Unasked';
import type { Pair, Worlds } from './Worlds';

/** A caller who could tell the worlds apart, and the least that they have to ask for it. */
export interface Interference {
  readonly twist: string;
  readonly course: Course;
  readonly pair: Pair;
  readonly aspects: readonly Aspect[];
  /** Questions compared until then, this one included. */
  readonly compared: number;
}

/** Told of every answer that was compared. */
export interface Told {
  readonly same?: (question: WorldQuestion, pair: Pair) => void;
  /** What was different once and not when it was asked again: in nothing that a caller sees, or a part was late. */
  readonly passing?: (question: WorldQuestion, pair: Pair) => void;
  /** Of someone's schema, what has been asked by their kind and need not be drawn again. */
  readonly isAsked?: (persona: string) => IsAsked;
}

/** What a caller sees; all else is for who watches the hub at work. */
const SEEN: ReadonlySet<Aspect> = new Set(['status', 'headers', 'bytes']);

/** In what the worlds are different. */
export const aspectsOf = ({ one, other }: Pair): Aspect[] =>
  (Object.keys(one) as Aspect[]).filter(
    (aspect) => JSON.stringify(one[aspect]) !== JSON.stringify(other[aspect]),
  );

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
      // A feed's cursor stays where nothing came: it would be followed for ever.
      if (typeof cursor === 'string' && cursor !== part.given['after']?.value)
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
  /** Persons who ask; all where it is left out. */
  readonly askers?: readonly string[];
  /** Questions in a hundred that write something. */
  readonly writes?: number;
  /** What counts as a difference; anything where it is left out. */
  readonly noticed?: readonly Aspect[];
}

/** A search over worlds that differ by one twist; what it wrote is put back where a course begins anew. */
class Searching {
  private writes: WorldQuestion[] = [];

  constructor(
    private readonly worlds: Worlds,
    private readonly twist: Twist,
    private readonly noticed: readonly Aspect[] | undefined,
  ) {}

  /** In what the worlds are different, of what is looked for. */
  aspects(pair: Pair): Aspect[] {
    const { noticed } = this;
    return aspectsOf(pair).filter((aspect) => noticed === undefined || noticed.includes(aspect));
  }

  hidden(question: WorldQuestion): boolean {
    return this.twist.hiddenFrom(this.worlds.asker(question));
  }

  async ask(question: WorldQuestion): Promise<Pair> {
    const pair = await this.worlds.ask(question);
    if (question.operation === 'mutation') this.writes.push(question);
    return pair;
  }

  /** Everything from the beginning. */
  async follow({ writes, question }: Course): Promise<Pair> {
    if (this.writes.length > 0) {
      await this.worlds.begin(this.twist);
      this.writes = [];
    }
    for (const write of writes) await this.ask(write);
    return this.ask(question);
  }

  /**
   * The least course that differs in the same way, if the difference is there when asked again. Without that it
   * stands where a caller saw it and no part was late, and not for a plant, which is there each time.
   */
  async least(question: WorldQuestion, pair: Pair): Promise<[Course, Pair] | null> {
    const before = this.writes.filter((write) => write !== question);
    const all = this.aspects(pair);
    const seen = all.filter((aspect) => SEEN.has(aspect));
    // What the caller saw must stay seen: a smaller question that only the database notices is another.
    const aspects = seen.length > 0 ? seen : all;
    const differs = async (course: Course): Promise<boolean> =>
      this.hidden(course.question) &&
      aspectsOf(await this.follow(course)).some((aspect) => aspects.includes(aspect));
    const course = { writes: before, question };
    if (!(await differs(course))) {
      const stands = seen.length > 0 && !pair.late && this.noticed === undefined;
      return stands ? [course, pair] : null;
    }
    const least = await shrinkCourse(course, differs);
    const again = await this.follow(least);
    // What is not there the last time either was something that passed, and no way to see it again.
    return this.aspects(again).length > 0 ? [least, again] : null;
  }
}

/**
 * Puts questions to both worlds while they differ by a twist that the asker may not notice.
 *
 * @returns the first difference, made small; null when there is none
 */
export async function findInterference(
  worlds: Worlds,
  twist: Twist,
  search: Search,
): Promise<Interference | null> {
  const { random, questions, told = {}, others = false, askers = worlds.asking } = search;
  const { writes = 18, noticed } = search;
  const waiting: WorldQuestion[] = [];
  const searching = new Searching(worlds, twist, noticed);
  const writers = askers.filter((persona) => worlds.schemaOf(persona).getMutationType());
  const able = writers.filter((persona) =>
    OFTEN_WRITTEN.some((name) => worlds.schemaOf(persona).getMutationType()?.getFields()[name]),
  );
  const isAsked = (persona: string, often: number): IsAsked | undefined =>
    told.isAsked && random.percent(often) ? told.isAsked(persona) : undefined;
  const next = (): WorldQuestion => {
    const writer =
      writers.length > 0 && random.percent(writes)
        ? random.pick(able.length > 0 && random.percent(60) ? able : writers)
        : null;
    const asker = random.pick(askers);
    const write = writer ? worlds.drawWrite(random, writer, isAsked(writer, STEERED.write)) : null;
    return write ?? worlds.draw(random, asker, isAsked(asker, STEERED.query));
  };
  for (let compared = 0, drawn = 0; compared < questions && drawn < questions * 40; drawn += 1) {
    const question = waiting.shift() ?? next();
    if (!searching.hidden(question)) {
      if (others && question.operation === 'query' && random.percent(50))
        await worlds.ask(question);
      continue;
    }
    const pair = await searching.ask(question);
    compared += 1;
    const aspects = searching.aspects(pair);
    const least = aspects.length > 0 ? await searching.least(question, pair) : null;
    if (least) {
      const [course, seen] = least;
      return { twist: twist.name, course, pair: seen, aspects: aspectsOf(seen), compared };
    }
    if (aspects.length > 0) told.passing?.(question, pair);
    else told.same?.(question, pair);
    if (waiting.length < 3) waiting.push(...nextPages(question, pair.data).slice(0, 1));
  }
  return null;
}

/** Questions in a hundred that look first for what has not been asked, where it is known. */
const STEERED = { query: 55, write: 10 };

/** Characters of what is shown of an answer. */
const SHOWN = 400;

/** What a person needs to see it again. */
export function describeInterference(worlds: Worlds, found: Interference): string {
  const { course, pair, aspects } = found;
  const line = (question: WorldQuestion): string => {
    const { document, variables } = worlds.render(question);
    const { persona, purpose, request } = question;
    const on = request === null ? '' : ` on ${request}`;
    return `${persona} for ${purpose ?? 'no purpose'}${on}: ${document} ${JSON.stringify(variables)}`;
  };
  return [
    `noticed by its ${aspects.join(', ')}: ${found.twist}`,
    ...course.writes.map((write) => `  after ${line(write)}`),
    `  ${line(course.question)}`,
    ...[pair.one, pair.other].map(
      ({ status, bytes, statements }) =>
        `  ${status} ${bytes.slice(0, SHOWN)} (${statements.flat().length} statements)`,
    ),
    ...firstDifference(pair),
  ].join('\n');
}

/** The first place where what is not seen by the caller is different. */
export function firstDifference(pair: Pair): string[] {
  const { one, other } = pair;
  const unseen = aspectsOf(pair).find((aspect) => !SEEN.has(aspect));
  if (!unseen) return [];
  const turned = unseen === 'plans' ? turnedPlans(one.plans, other.plans) : [];
  if (turned.length > 0) return turned.slice(0, 1);
  const lines = [one, other].map((outside) =>
    [outside[unseen]].flat(2).flatMap((part) => String(part).split('\n')),
  );
  const [left = [], right = []] = lines;
  const at = left.findIndex((part, place) => part !== right[place]);
  const place = at < 0 ? left.length : at;
  return [left[place], right[place]].map((part) => `  ${unseen}: ${part ?? 'nothing'}`);
}
