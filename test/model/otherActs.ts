import type { Act } from './Act';
import { Contradiction } from './Contradiction';
import type { Model } from './Model';
import { QUARTER } from './shapes';

/** Time goes on, by whole days. */
export const pass = (days: number): Act => ({
  due: () => null,
  async take(real) {
    await real.pass(days * 4);
    return { id: '' };
  },
  apply(model) {
    model.now += days * 4 * QUARTER;
  },
});

/** Both parts end and begin again. */
export const restart = (isDue: boolean): Act => ({
  // A start takes longer than anything else here: not in each sequence.
  due: () => (isDue ? null : undefined),
  async take(real) {
    await real.restart();
    return { id: '' };
  },
  apply: () => undefined,
});

/** Sends again what was taken before: it comes to the same and does nothing; changed, it is refused. */
export const sendAgain = (at: number, changed: boolean): Act => ({
  due(model) {
    if (model.writes === 0) return undefined;
    return changed ? 'IDEMPOTENCY_KEY_REUSED' : null;
  },
  async take(real) {
    const came = await real.again(at, changed);
    if ('id' in came && came.id !== came.was)
      throw new Contradiction(`sent again it made ${came.id}, not ${came.was}`);
    return came;
  },
  apply: () => undefined,
});

/** One of the steps that can be taken as things stand, by its number among them. */
export const oneOf = (steps: Readonly<Record<string, Act>>, roll: number): Act => {
  let last: readonly [string, Act] | undefined;
  const choose = (model: Model): readonly [string, Act] | undefined => {
    const open = Object.entries(steps).filter(([, one]) => one.due(model) === null);
    return open[roll % Math.max(1, open.length)];
  };
  return {
    due: (model) => (choose(model) ? null : undefined),
    take(real, model) {
      last = choose(model);
      return last ? last[1].take(real, model) : Promise.reject(new Error('nothing can be done'));
    },
    apply: (model, real, id) => last?.[1].apply(model, real, id),
    get isWrite() {
      return last?.[1].isWrite ?? false;
    },
    told: () => last?.[0],
  };
};
