/** The first column of an index, and the condition of the index where it has one. */
export interface Leading {
  readonly table: string;
  readonly column: string;
  readonly condition: string;
}

export interface Told {
  readonly name: string;
  readonly body: string;
}

const READ = /\b(?:from|join|update) (\w+\.\w+)(?: as)? (\w+)/g;

/** Where what begins at a place is closed, or the end. */
const closing = (text: string, from: number): number => {
  for (let at = from, depth = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth < 0) return at;
  }
  return text.length;
};

/**
 * What a statement says from a place on, as far as an index could be read by it: without what is nested, what
 * an `or` leaves open (bitmap scans are off) and what is asked `is true`.
 */
const plain = (text: string, from: number): string => {
  let said = '';
  for (let at = from; at < text.length && text[at] !== ')' && text[at] !== ';'; at++) {
    const end = text[at] === '(' ? closing(text, at + 1) : at;
    const inside = text.slice(at, end + 1);
    const ofTheRow = text.startsWith(' is true', end + 1);
    said += end > at && (ofTheRow || /^\(select| or /.test(inside)) ? '()' : inside;
    at = end;
  }
  return said.split(/\b(?:union|loop)\b/)[0] ?? '';
};

/**
 * Whether an index can be read by conditions: by its first column, and by what they say of its own condition. What is
 * asked to be null, or of a truth by itself, is not taken for a condition: no index here is read by that.
 */
const serves = ({ column, condition }: Leading, says: string): boolean =>
  new RegExp(
    `(?<![\\w.])${column} ?(?:=|[<>]=?(?!>)|in \\()|= ${column}(?![\\w.(])|\\(${column}, [^()]*\\) ?[<>]`,
  ).test(says) &&
  condition
    .replace(/[()]/g, '')
    .toLowerCase()
    .split(' and ')
    .every((one) => one === `${column} is not null` || says.includes(one));

/** Reads of functions that two indexes could serve, each by another column. */
export function readsByTwo(told: readonly Told[], leading: readonly Leading[]): string[] {
  const found = told.flatMap(({ name, body }) => {
    const text = body
      .replace(/--.*$/gm, '')
      .replace(/"/g, '')
      .replace(/\s+/g, ' ')
      .replaceAll('( ', '(');
    return [...text.matchAll(READ)].flatMap(({ 1: table = '', 2: alias = '', index }) => {
      const says = plain(text, index)
        .replace(/^.*? (?:where|on) /, '')
        .replaceAll(new RegExp(`\\b${alias}\\.`, 'g'), '');
      const columns = leading.filter((one) => one.table === table && serves(one, says));
      const names = [...new Set(columns.map(({ column }) => column))].sort();
      return names.length > 1 ? [`${name}: ${table} by ${names.join(' or ')}`] : [];
    });
  });
  return [...new Set(found)].sort();
}
