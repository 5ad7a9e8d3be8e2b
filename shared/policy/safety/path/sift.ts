import { guarded } from '../../guarded';
import type { Sieve } from './SafetyPath';

/** Something that was left out, and by which rule. Stays inside. */
export interface LeftOut {
  readonly what: string;
  readonly rule: string;
}

export interface Sifted<Item> {
  readonly kept: readonly Item[];
  readonly leftOut: readonly LeftOut[];
}

/** Parts the items that no rule denies from the others; a rule that throws denies. Order is kept. */
export function sift<Asked, Item>(sieve: Sieve<Asked, Item>, asked: Asked): Sifted<Item> {
  const kept: Item[] = [];
  const leftOut: LeftOut[] = [];
  for (const item of sieve.itemsOf(asked)) {
    const denying = sieve.rules.find((rule) => guarded(() => rule.denies(item), true));
    if (denying) leftOut.push(Object.freeze({ what: sieve.nameOf(item), rule: denying.name }));
    else kept.push(item);
  }
  return { kept, leftOut: Object.freeze(leftOut) };
}
