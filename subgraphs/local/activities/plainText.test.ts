import { PLAIN_LINE, PLAIN_TEXT } from './plainText';

describe('plain text', () => {
  it('takes letters of every language, signs and spaces', () => {
    for (const text of ['Trajnim i pikave të kontaktit – çështja', 'Ενημέρωση', 'پیشگیری', '👩‍👧']) {
      expect(PLAIN_LINE.test(text)).toBe(true);
    }
  });

  it.each(['a\u0000b', 'a\u0007b', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'a\tb'])(
    'refuses %j, in a line and in a text',
    (text) => {
      expect(PLAIN_LINE.test(text)).toBe(false);
      expect(PLAIN_TEXT.test(text)).toBe(false);
    },
  );

  it('has lines in a text and none in a line', () => {
    expect(PLAIN_TEXT.test('one\ntwo\r\nthree')).toBe(true);
    expect(PLAIN_TEXT.test('one\rtwo')).toBe(false);
    expect(PLAIN_LINE.test('one\ntwo')).toBe(false);
  });
});
