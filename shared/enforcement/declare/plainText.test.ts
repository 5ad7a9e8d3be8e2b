import { validateSync } from 'class-validator';
import { Line, Lines, PLAIN_LINE, PLAIN_TEXT } from './plainText';

describe('plain text', () => {
  it('takes letters of every language, signs and spaces', () => {
    for (const text of ['Trajnim i pikave të kontaktit – çështja', 'Ενημέρωση', 'پیشگیری', '👩‍👧']) {
      expect(PLAIN_LINE.test(text)).toBe(true);
    }
  });

  it.each(['a\u0000b', 'a\u0007b', 'a\u202eb', 'a\u2066b', 'a\ud800b'])(
    'refuses %j, in a line and in a text',
    (text) => {
      expect(PLAIN_LINE.test(text)).toBe(false);
      expect(PLAIN_TEXT.test(text)).toBe(false);
    },
  );

  it('has lines in a text and none in a line', () => {
    expect(PLAIN_TEXT.test('one\n\ttwo\r\nthree')).toBe(true);
    expect(PLAIN_LINE.test('one\ntwo')).toBe(false);
    expect(PLAIN_LINE.test('one\ttwo')).toBe(false);
  });

  class Given {
    @Line(1, 5)
    line: string;

    @Lines(2, 8)
    lines: string;

    @Line(0, 5)
    perhaps = '';
  }

  const codesOf = (line: string, lines: string, perhaps = ''): unknown[] =>
    validateSync(Object.assign(new Given(), { line, lines, perhaps })).map(
      ({ property, contexts }) => [property, Object.values(contexts ?? {})[0]?.code],
    );

  it('is not blank, and of the length that is said', () => {
    expect(codesOf('a', 'a\nb')).toEqual([]);
    expect(codesOf(' ', ' \n ')).toEqual([
      ['line', 'TEXT_NOT_PLAIN'],
      ['lines', 'TEXT_NOT_PLAIN'],
    ]);
    expect(codesOf('\u200b\u00a0', 'ab')).toEqual([['line', 'TEXT_NOT_PLAIN']]);
    for (const unseen of [
      '\u3164',
      '\u034f',
      '\u3000',
      '\u00a0',
      '\u115f\u1160',
      '\uffa0',
      '\u2800',
      '\ufe0f',
    ])
      expect(codesOf(unseen, 'ab')).toEqual([['line', 'TEXT_NOT_PLAIN']]);
    expect(codesOf('a\nb', 'ab')).toEqual([['line', 'TEXT_NOT_PLAIN']]);
    expect(codesOf('abcdef', 'a')).toEqual([
      ['line', undefined],
      ['lines', undefined],
    ]);
  });

  it('may be blank where it may be empty, and is plain there too', () => {
    expect(codesOf('a', 'ab', ' ')).toEqual([]);
    expect(codesOf('a', 'ab', 'a\nb')).toEqual([['perhaps', 'TEXT_NOT_PLAIN']]);
  });
});
