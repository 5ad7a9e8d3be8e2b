const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const words: Record<string, (actual: unknown) => boolean> = {
  $any: (actual) => actual !== undefined,
  $absent: (actual) => actual === undefined,
  $uuid: (actual) => typeof actual === 'string' && UUID.test(actual),
  $text: (actual) => typeof actual === 'string' && actual.length > 0,
  $number: (actual) => typeof actual === 'number',
};

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 300) ?? 'nothing';

function matchList(expected: readonly unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [`${path}: expected a list, got ${show(actual)}`];
  if (actual.length !== expected.length) {
    return [`${path}: expected ${expected.length} items, got ${actual.length}: ${show(actual)}`];
  }
  return expected.flatMap((item, at) => matchAnswer(item, actual[at], `${path}[${at}]`));
}

function matchSome(expected: readonly unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [`${path}: expected a list, got ${show(actual)}`];
  return expected.flatMap((item, at) => {
    const misses = actual.map((one) => matchAnswer(item, one, `${path}[some ${at}]`));
    if (misses.some((miss) => miss.length === 0)) return [];
    const nearest = misses.sort((a, b) => a.length - b.length)[0];
    return nearest ?? [`${path}: expected an item like ${show(item)}, got none at all`];
  });
}

/**
 * Compares an answer with what is expected of it: objects may have more fields than named, lists
 * must have the same length unless `$some` is given, and `$any`, `$absent`, `$uuid`, `$text`,
 * `$number` and `$contains …` stand for values that are not fixed.
 * @returns what differs, one line each; none when it matches
 */
export function matchAnswer(expected: unknown, actual: unknown, path = '$'): string[] {
  // `$$` stands for a dollar sign of the answer's own.
  if (typeof expected === 'string' && expected.startsWith('$') && !expected.startsWith('$$')) {
    if (expected.startsWith('$contains ')) {
      const part = expected.slice('$contains '.length);
      const found = typeof actual === 'string' && actual.includes(part);
      return found ? [] : [`${path}: expected text with "${part}", got ${show(actual)}`];
    }
    const test = words[expected];
    if (!test) return [`${path}: ${expected} is not a word that an expectation may use`];
    return test(actual) ? [] : [`${path}: expected ${expected}, got ${show(actual)}`];
  }
  if (Array.isArray(expected)) return matchList(expected, actual, path);
  if (expected !== null && typeof expected === 'object') {
    if ('$some' in expected) return matchSome(expected.$some as unknown[], actual, path);
    if (actual === null || typeof actual !== 'object') {
      return [`${path}: expected an object, got ${show(actual)}`];
    }
    return Object.entries(expected).flatMap(([name, value]) =>
      matchAnswer(value, (actual as Record<string, unknown>)[name], `${path}.${name}`),
    );
  }
  const literal = typeof expected === 'string' ? expected.replace(/^\$\$/, '$') : expected;
  return Object.is(literal, actual)
    ? []
    : [`${path}: expected ${show(expected)}, got ${show(actual)}`];
}
