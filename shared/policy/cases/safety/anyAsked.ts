import fc from 'fast-check';
import { readSafetyCases } from './readSafetyCases';

type Shape = Readonly<Record<string, unknown>>;

const CASES = readSafetyCases();

/** Takes some of the parts of one question over into another of the same path. */
const cross = (one: Shape, other: Shape, parts: readonly string[]): Shape => ({
  ...one,
  ...Object.fromEntries(parts.map((part) => [part, other[part]])),
});

/**
 * Any question on the path of that name: one of its cases, with some parts from another, so that what
 * is asked is seldom refused at the first rule and seldom what a case asks.
 */
export function anyAsked<Asked>(path: { readonly name: string }): fc.Arbitrary<Asked> {
  const questions = CASES.filter((one) => one.path.name === path.name).map(
    ({ question }) => question as Shape,
  );
  const parts = Object.keys(questions[0] ?? {});
  return fc
    .tuple(
      fc.constantFrom(...questions),
      fc.constantFrom(...questions),
      fc.subarray(parts, { maxLength: 3 }),
    )
    .map(([one, other, taken]) => cross(one, other, taken) as Asked);
}
