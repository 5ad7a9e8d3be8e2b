import type { Chosen, WorldQuestion } from './Question';

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

const replaced = (list: readonly Chosen[], at: number, one: Chosen): Chosen[] =>
  list.map((old, index) => (index === at ? one : old));

function smallerParts(parts: readonly Chosen[], atRoot: boolean): Chosen[][] {
  return parts.flatMap((one, at) => [
    ...(parts.length > 1 ? [without(parts, at)] : []),
    ...smaller(one, atRoot).map((less) => replaced(parts, at, less)),
  ]);
}

function smaller(one: Chosen, atRoot: boolean): Chosen[] {
  const dropped = Object.keys(one.given)
    .filter(
      (name) => !one.given[name]?.kept && !(atRoot && /^(id|reference|country|kind)$/.test(name)),
    )
    .filter((name) => name !== 'year')
    .map((name) => ({
      ...one,
      given: Object.fromEntries(Object.entries(one.given).filter(([other]) => other !== name)),
    }));
  const inlined = Object.keys(one.given)
    .filter((name) => one.given[name]?.variable)
    .map((name) => ({
      ...one,
      given: { ...one.given, [name]: { ...one.given[name], variable: false } as never },
    }));
  return [
    ...smallerParts(one.chosen, false).map((chosen) => ({ ...one, chosen })),
    ...dropped,
    ...inlined,
    ...(one.alias === null ? [] : [{ ...one, alias: null }]),
    ...(one.within === 'plain' ? [] : [{ ...one, within: 'plain' as const }]),
  ];
}

const candidates = (question: WorldQuestion): WorldQuestion[] => [
  ...smallerParts(question.chosen, true).map((chosen) => ({ ...question, chosen })),
  ...(question.request === null ? [] : [{ ...question, request: null }]),
  ...(question.purpose === null ? [] : [{ ...question, purpose: null }]),
];

/** Takes away part by part what the difference does not need. */
export async function shrinkQuestion(
  question: WorldQuestion,
  differs: (smaller: WorldQuestion) => Promise<boolean>,
): Promise<WorldQuestion> {
  for (const candidate of candidates(question)) {
    if (await differs(candidate)) return shrinkQuestion(candidate, differs);
  }
  return question;
}
