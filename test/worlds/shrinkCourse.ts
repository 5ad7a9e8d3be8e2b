import type { Chosen, Given, WorldQuestion } from './Question';
import { KEPT } from './drawValue';

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

const replaced = (list: readonly Chosen[], at: number, one: Chosen): Chosen[] =>
  list.map((old, index) => (index === at ? one : old));

function smallerParts(parts: readonly Chosen[]): Chosen[][] {
  return parts.flatMap((one, at) => [
    ...(parts.length > 1 ? [without(parts, at)] : []),
    ...smaller(one).map((less) => replaced(parts, at, less)),
  ]);
}

/** Without one field of an input, or one item of a list, at any depth. */
function smallerValues(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.length > 1 ? value.map((_, at) => without(value, at)) : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .filter(([name]) => !KEPT.has(name))
    .flatMap(([name, part]) => [
      Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
      ...smallerValues(part).map((less) => ({ ...value, [name]: less })),
    ]);
}

function smallerGiven(given: Readonly<Record<string, Given>>): Readonly<Record<string, Given>>[] {
  return Object.entries(given).flatMap(([name, one]) => [
    ...(one.kept
      ? []
      : [Object.fromEntries(Object.entries(given).filter(([other]) => other !== name))]),
    ...smallerValues(one.value).map((value) => ({ ...given, [name]: { ...one, value } })),
    ...(one.variable ? [{ ...given, [name]: { ...one, variable: false } }] : []),
  ]);
}

function smaller(one: Chosen): Chosen[] {
  return [
    ...smallerParts(one.chosen).map((chosen) => ({ ...one, chosen })),
    ...smallerGiven(one.given).map((given) => ({ ...one, given })),
    ...(one.alias === null ? [] : [{ ...one, alias: null }]),
    ...(one.within === 'plain' ? [] : [{ ...one, within: 'plain' as const }]),
  ];
}

const candidates = (question: WorldQuestion): WorldQuestion[] => [
  ...smallerParts(question.chosen).map((chosen) => ({ ...question, chosen })),
  ...(question.request === null ? [] : [{ ...question, request: null }]),
  ...(question.purpose === null ? [] : [{ ...question, purpose: null }]),
];

/** A question, and what had been written before it. */
export interface Course {
  readonly writes: readonly WorldQuestion[];
  readonly question: WorldQuestion;
}

const shorter = ({ writes, question }: Course): Course[] => [
  ...(writes.length > 1 ? [{ writes: [], question }] : []),
  ...writes.map((_, at) => ({ writes: without(writes, at), question })),
  ...candidates(question).map((smallerQuestion) => ({ writes, question: smallerQuestion })),
];

/** Takes away part by part what the difference does not need. */
export async function shrinkCourse(
  course: Course,
  differs: (smallerCourse: Course) => Promise<boolean>,
): Promise<Course> {
  for (const candidate of shorter(course)) {
    if (await differs(candidate)) return shrinkCourse(candidate, differs);
  }
  return course;
}
