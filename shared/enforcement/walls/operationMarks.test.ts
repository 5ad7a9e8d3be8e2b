import { parse } from 'graphql';
import type { OperationRule } from '../declare/Operation';
import { operationMarks } from './operationMarks';

const operations = new Map<string, OperationRule>([
  ['Query.help', { by: ['any'], decides: ['assistance'] }],
  ['Query.plain', { by: ['any'] }],
  ['Mutation.remove', { by: ['any'], decides: ['removal'] }],
]);

const marksOf = (source: string, name?: string, decides: string[] = []) =>
  operationMarks(operations, decides, parse(source), name);

const HELP = { operationDecidesAssistance: true };
const REMOVAL = { operationIsRemovalOrInterview: true };

describe('what an operation decides', () => {
  it.each([
    ['its field', '{ help { id } }'],
    ['its field under another name, among others', '{ plain x: help }'],
    ['a fragment in it', '{ ... { plain help } }'],
    [
      'a fragment that it names',
      '{ ...a ...a } fragment a on Query { ...b } fragment b on Query { help }',
    ],
  ])('is said by %s', (_what, source) => {
    expect(marksOf(source)).toEqual(HELP);
  });

  it('is nothing where its fields decide nothing, and what is below them is no field of it', () => {
    expect(marksOf('{ plain { help } }')).toEqual({});
    expect(marksOf('{ ...gone } fragment unused on Query { help }')).toEqual({});
    expect(marksOf('{ ...a } fragment a on Query { ...a plain }')).toEqual({});
  });

  it('is said of writes apart from reads', () => {
    expect(marksOf('mutation { remove }')).toEqual(REMOVAL);
    expect(marksOf('{ remove }')).toEqual({});
    expect(marksOf('mutation { help }')).toEqual({});
  });

  it('is that of the operation that is named, or of all where none is', () => {
    const both = 'query a { help } mutation b { remove }';
    expect(marksOf(both, 'a')).toEqual(HELP);
    expect(marksOf(both, 'b')).toEqual(REMOVAL);
    expect(marksOf(both)).toEqual({ ...HELP, ...REMOVAL });
    expect(marksOf('{ help }', 'a')).toEqual({});
  });

  it('is also what the gateway was asked; a word that no rule knows stops everything', () => {
    expect(marksOf('{ plain }', undefined, ['removal'])).toEqual(REMOVAL);
    expect(() => marksOf('{ plain }', undefined, ['removals'])).toThrow(
      'an operation decides something that no rule knows',
    );
  });
});
