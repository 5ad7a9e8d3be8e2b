import { Length, Matches } from 'class-validator';

/**
 * Text without control characters and without the marks that change the direction of writing, with
 * which one text can be made to look like another (Unicode TR 36, 3.1). PostgreSQL takes no U+0000.
 */
export const PLAIN_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** The same, of several lines. */
export const PLAIN_TEXT = /^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u;

/** What a text of several lines must not have; looked for, so that the longest text takes one pass. */
export const HIDDEN = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Something that can be seen, so that a text is not only as long as one; none at all is too short. U+2800 is a letter
 * without a dot, and the Hangul fillers are letters that are not shown.
 */
const SOMETHING =
  /^$|[^\p{White_Space}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u;

const matching =
  (pattern: RegExp): ((least: number, most: number) => PropertyDecorator) =>
  (least, most) =>
  (target, property) => {
    // What says that it is not plain is the code of the refusal; see refusalOf.
    const context = { code: 'TEXT_NOT_PLAIN' };
    Length(least, most)(target, property as string);
    Matches(pattern, { context })(target, property as string);
    if (least > 0) Matches(SOMETHING, { context })(target, property as string);
  };

/** An input field that takes one line of plain text, of so many characters, which is not blank. */
export const Line = matching(PLAIN_LINE);

/** An input field that takes plain text of several lines, of so many characters, which is not blank. */
export const Lines = matching(PLAIN_TEXT);
