import { CourseStore, RequestStore } from '@lidhja/international';
import { CaseStore } from '@lidhja/national';
import { Contradiction } from './Contradiction';
import type { Model } from './Model';
import { compareHits } from './observeHits';
import { CASE, type Actor, type Real } from './Real';
import type { Request, Side } from './shapes';
import { SIDES } from './sides';

/** What happened to each request, to somebody who asks; null where it is not there for them, if that is asked. */
const seenBy = (
  real: Real,
  who: Side | 'inspector',
  isWhole: boolean,
): Promise<(string[] | null)[]> =>
  real.as(SIDES[who], async (session) => {
    const courses = await CourseStore.findCourses(session, real.requests);
    const there = isWhole ? await RequestStore.findByIds(session, real.requests) : [];
    return real.requests.map((id) =>
      isWhole && !there.some((one) => one.id === id)
        ? null
        : courses.filter(({ request }) => request === id).map(({ event }) => event),
    );
  });

const compare = async (
  model: Model,
  real: Real,
  who: Side | 'inspector',
  after?: string,
): Promise<void> => {
  if (real.requests.length === 0) return;
  const isWhole = after === undefined;
  const seen = await seenBy(real, who, isWhole);
  for (const [at, request] of model.requests.entries()) {
    const isThere = who === 'inspector' || model.isThere(request);
    const due = isThere ? model.course(request, who) : isWhole ? null : [];
    const [told, should] = [seen[at], due].map((events) => events?.join(' ') ?? 'that it is none');
    if (told !== should)
      throw new Contradiction(
        `after ${after ?? 'all'} request ${at} is to ${who}: ${told}, not: ${should}`,
      );
  }
  await compareHits(model, real, who, after);
};

/** What the agency can read of the case by way of a request: that it is there, its status, its offences. */
export const readBy = async (
  real: Real,
  at: number,
  purpose: string,
  isNoted = false,
): Promise<string> => {
  const request = real.requests[at] ?? '';
  const reader: Actor = { part: 'national', persona: 'italy-agency', purpose, request };
  return real.as(reader, async (session) => {
    const cases = isNoted
      ? await CaseStore.disclose(session, [request])
      : await CaseStore.findGranted(session, [request]);
    const found = cases.get(request);
    const offences = await CaseStore.findParts(session, 'offences', [CASE]);
    return [found && 'CASE', found?.stage && 'CASE_STATUS', offences.length > 0 && 'OFFENCE']
      .filter(Boolean)
      .join();
  });
};

/** What of it should be readable. */
export const readable = (model: Model, request: Request, purpose: string): string => {
  const open = model.open(request, purpose);
  const shown = ['CASE_STATUS', 'OFFENCE'].filter((one) => open.includes(one));
  return [...(open.length > 0 ? ['CASE'] : []), ...shown].join();
};

/** Compares what one of the sides sees after a step, now the one and now the other. */
export async function observe(model: Model, real: Real, after: string): Promise<void> {
  await compare(model, real, model.now % 2 === 0 ? 'q' : 'a', after);
}

/** Compares all that can be seen at the end of a sequence. */
export async function observeAll(model: Model, real: Real): Promise<void> {
  for (const who of ['q', 'a', 'inspector'] as const) await compare(model, real, who);
  for (const [at, request] of model.requests.entries()) {
    if (request.decisions.length === 0) continue;
    const is = await readBy(real, at, request.purpose);
    const due = readable(model, request, request.purpose);
    if (is !== due)
      throw new Contradiction(
        `at the end request ${at} opens: ${is || 'nothing'}, not: ${due || 'nothing'}`,
      );
  }
}
