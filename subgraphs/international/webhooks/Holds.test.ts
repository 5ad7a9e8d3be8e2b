import { Holds } from './Holds';
import type { Called } from './postNotice';

const NOW = Date.UTC(2026, 10, 27, 9);
const [NEXT, ASKED] = [NOW + 10_000, NOW + 60_000];
const answer = (why: string, later?: string): Called => ({
  ...{ taken: why === '204', why },
  ...(later === undefined ? {} : { later }),
});

/** Until when a receiver is left alone after an answer. */
const heldUntil = (called: Called, holds = new Holds()): number => {
  holds.note('one', called, NOW, NEXT);
  expect(holds.isHeld('other', NOW)).toBe(false);
  return [NOW, NEXT, ASKED].find((at) => !holds.isHeld('one', at)) ?? Infinity;
};

test.each([
  ['429', undefined, NEXT],
  ['502', undefined, NEXT],
  ['504', undefined, NEXT],
  ['429', '60', ASKED],
  ['502', '60', ASKED],
  ['503', '60', ASKED],
  ['504', '60', ASKED],
  ['429', '1', NEXT],
  ['503', undefined, NOW],
  ['500', '60', NOW],
  ['302', '60', NOW],
  ['204', '60', NOW],
  ['410', '60', NOW],
])('after %s with Retry-After %p', (why, later, until) => {
  expect(heldUntil(answer(why, later))).toBe(until);
});

test('what was asked holds when word of danger is taken meanwhile, and is replaced by what is asked next', () => {
  const holds = new Holds();
  expect(heldUntil(answer('429', '60'), holds)).toBe(ASKED);
  expect(heldUntil(answer('204'), holds)).toBe(ASKED);
  expect(heldUntil(answer('429', '1'), holds)).toBe(NEXT);
});

test('one that says that it is gone is gone, and no other', () => {
  const holds = new Holds();
  expect(holds.note('one', answer('410'), NOW, NEXT)).toBe(true);
  expect(holds.note('other', answer('404'), NOW, NEXT)).toBe(false);
  expect([holds.isGone('one'), holds.isGone('other')]).toEqual([true, false]);
});
