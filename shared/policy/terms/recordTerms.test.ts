import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_CLASSES, type RecordTerms } from './recordClasses';
import { RECORD_TERMS } from './recordTerms';

const HEAD = [
  'class',
  'what',
  'counted from',
  'maxAge',
  'reviewEvery',
  'onCaseClosed',
  'legalHold',
  'source',
  'carried out by',
];

const years = (count: number | null): string => {
  if (count === null) return '—';
  return count === 1 ? '1 year' : `${count} years`;
};

const numbers = ({ terms }: RecordTerms): string[] =>
  terms.by === 'AGREEMENT'
    ? Array<string>(4).fill('agreement')
    : [
        years(terms.maxAge),
        years(terms.reviewEvery),
        terms.onCaseClosed,
        terms.legalHold ? 'yes' : 'no',
      ];

/** The terms as a table in Markdown. */
function termsTable(): string {
  const rows = RECORD_CLASSES.map((name) => {
    const one: RecordTerms = RECORD_TERMS[name];
    const source = one.confirmed ? one.source : `${one.source}; to be confirmed by counsel`;
    return [name, one.what, one.from, ...numbers(one), source, one.carriedOutBy ?? 'nothing yet'];
  });
  const lines = [HEAD, HEAD.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const page = (): string =>
  readFileSync(join(__dirname, '../../decisions/terms-of-the-law.md'), 'utf8');
/** As the formatter leaves it: cells are padded. */
const plain = (text: string): string => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');

test('the page has the terms as they are', () => {
  expect(plain(page())).toContain(termsTable());
});

test('every class has its terms, and what no law at hand names is to be confirmed', () => {
  expect(Object.keys(RECORD_TERMS)).toEqual([...RECORD_CLASSES]);
  for (const { terms, confirmed } of Object.values(RECORD_TERMS))
    expect(confirmed).toBe(terms.by === 'AGREEMENT');
});

test('a review comes before the last day', () => {
  for (const { terms } of Object.values(RECORD_TERMS))
    if (terms.by === 'LAW' && terms.reviewEvery !== null)
      expect(terms.reviewEvery).toBeLessThan(terms.maxAge);
});

test('a case and whoever stands in it have the same terms', () => {
  expect(RECORD_TERMS.PERSON_IN_CASE.terms).toEqual(RECORD_TERMS.CASE.terms);
});

test('each is counted by the law or by an agreement, and both there are', () => {
  const by = Object.values(RECORD_TERMS).map(({ terms }) => terms.by);
  expect(new Set(by)).toEqual(new Set(['LAW', 'AGREEMENT']));
});
