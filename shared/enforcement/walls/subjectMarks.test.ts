import { HANDLING_CODES, ORDINARY_SUBJECT, type Subject } from '@lidhja/policy';
import fc from 'fast-check';
import { parseAccessClass } from './AccessClass';
import { SUBJECT_MARKS, subjectMarked, type MarkedBy, type Marks } from './subjectMarks';

type Field = keyof typeof SUBJECT_MARKS;
const FIELDS = Object.keys(SUBJECT_MARKS) as Field[];

const snake = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Said a second time, so that a word which sets another field shows. */
const WORDS: Partial<Record<Field, string>> = {
  operationDecidesAssistance: 'assistance',
  tellsCooperation: 'cooperation',
  operationIsRemovalOrInterview: 'removal',
};

/** A value of each field, and the words that say it. */
const valueOf = (field: Field): fc.Arbitrary<{ value: unknown; words: string[] }> => {
  switch (field) {
    case 'handling':
      return fc
        .subarray([...HANDLING_CODES], { minLength: 1 })
        .map((codes) => ({ value: codes, words: [...codes] }));
    case 'compartment':
      return fc
        .stringMatching(/^[a-z0-9-]{1,20}$/)
        .map((name) => ({ value: name, words: [`compartment:${name}`] }));
    case 'declaredUse':
      return fc
        .constantFrom('intelligence', 'judicial_evidence')
        .map((use) => ({ value: use, words: [`use:${use}`] }));
    default:
      return fc.constant({ value: true, words: [WORDS[field] ?? snake(field)] });
  }
};

test('there is a mark for every field of a subject', () => {
  expect([...FIELDS, 'facts'].sort()).toEqual(Object.keys(ORDINARY_SUBJECT).sort());
});

test('a field that a subject gains does not compile before it can be said', () => {
  // @ts-expect-error the mark of `gained` is missing
  const short: Marks<Subject & { gained: boolean }> = SUBJECT_MARKS;
  expect(short).toBe(SUBJECT_MARKS);
});

test('every field of a subject can be set, to any value, and sets nothing else', () => {
  const drawn = fc
    .subarray(FIELDS)
    .chain((fields) =>
      fc.tuple(...fields.map((field) => valueOf(field).map((one) => ({ field, ...one })))),
    );
  fc.assert(
    fc.property(drawn, (chosen) => {
      for (const by of ['row', 'operation', 'field'] as const) {
        const mine = chosen.filter(({ field }) => SUBJECT_MARKS[field].by === by);
        const words = mine.flatMap((one) => one.words);
        const expected = Object.fromEntries(mine.map(({ field, value }) => [field, value]));
        expect(subjectMarked(by, words)).toEqual(expected);
        if (by !== 'row') continue;
        const text = `grant||${words.join(',')}`;
        expect(parseAccessClass(text, 'HEALTH').marks).toEqual(expected);
      }
    }),
    { seed: 20261124, numRuns: 300 },
  );
});

test('nobody says a word that is another’s to say', () => {
  const words: Record<MarkedBy, string[]> = {
    row: ['child', 'H2', 'use:intelligence'],
    operation: ['assistance', 'removal', 'interview'],
    field: ['cooperation'],
  };
  for (const by of Object.keys(words) as MarkedBy[]) {
    for (const [whose, said] of Object.entries(words)) {
      for (const word of said) expect(subjectMarked(by, [word]) !== null).toBe(by === whose);
    }
  }
});

test('a word may be said twice, and a compartment has a name and nothing else', () => {
  expect(subjectMarked('row', ['child', 'child'])).toEqual({ child: true });
  expect(subjectMarked('row', ['compartment:a', 'compartment:b'])).toBeNull();
  for (const word of ['a-compartment:a', 'compartment:a!', 'compartment:']) {
    expect(subjectMarked('row', [word])).toBeNull();
  }
});
