import { HitStore, RequestStore } from '@lidhja/international';
import { Contradiction } from './Contradiction';
import { APART } from './hits';
import type { Model } from './Model';
import type { Real } from './Real';
import { QUARTER, type Request, type Side } from './shapes';
import { SIDES } from './sides';

type Who = Side | 'inspector';

const MOMENT = APART * 6 * 3_600_000;
const line = (...parts: readonly (string | number | null)[]): string => parts.join(' ');

/** What each request asks, from which it goes on, whom it seeks, what was said to it, and at which of its moments. */
const seenBy = (real: Real, who: Who): Promise<Map<string, string>> =>
  real.as(SIDES[who], async (session) => {
    const there = await RequestStore.findByIds(session, real.requests);
    const hits = await HitStore.find(session, real.requests);
    const sought = await session.query<{ request: string }[]>(
      'select request from exchange.find_sought_persons($1)',
      [real.requests],
    );
    const seen = there.map(({ id, asks, originId, submittedAt }) => {
      const hit = hits.find(({ request }) => request === id);
      const moment =
        hit && Math.round((hit.tellAt.getTime() - (submittedAt?.getTime() ?? 0)) / MOMENT);
      const told = hit ? line(hit.outcome, hit.told ? 'told at' : 'waits for', moment ?? 0) : null;
      const origin = originId ? real.requests.indexOf(originId) : null;
      const persons = sought.filter(({ request }) => request === id).length;
      return [id, line(asks, origin, persons, told)] as const;
    });
    return new Map(seen);
  });

/** Whoever asked is told the outcome and nothing before; whoever was asked, only that it waits or was told. */
const toldTo = ({ question }: Request, who: Who): string | null => {
  if (!question?.answer || who === 'inspector') return null;
  const { outcome, tellAt } = question.answer;
  if (who === 'q' && outcome === null) return null;
  const moment = Math.round((tellAt - question.at) / (APART * QUARTER));
  const isTold = outcome !== null ? 'told at' : 'waits for';
  return line(who === 'q' ? outcome : null, isTold, moment);
};

const due = (request: Request, who: Who): string => {
  const { question, origin, steps } = request;
  const isOver = steps.some(({ event }) => ['WITHDRAWN', 'ANSWERED'].includes(event));
  const isSought = question?.about === 'PERSON' && !isOver && who !== 'inspector';
  const asks = question ? 'HIT_NO_HIT' : 'INFORMATION';
  return line(asks, origin, Number(isSought), toldTo(request, who));
};

/** Compares what somebody is shown of questions whether somebody is known, and of what goes on from them. */
export async function compareHits(
  model: Model,
  real: Real,
  who: Who,
  after = 'all',
): Promise<void> {
  if (!model.requests.some(({ question, origin }) => question ?? origin !== null)) return;
  const seen = await seenBy(real, who);
  for (const [at, request] of model.requests.entries()) {
    const isThere = who === 'inspector' || model.isThere(request);
    const [told, should] = [
      seen.get(real.requests[at] ?? ''),
      isThere ? due(request, who) : undefined,
    ];
    if (told !== should)
      throw new Contradiction(
        `after ${after} request ${at} is to ${who}: ${told ?? 'none'}, not: ${should ?? 'none'}`,
      );
  }
}
