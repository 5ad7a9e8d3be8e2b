import { Refusal } from '@lidhja/platform';
import { GraphQLError, buildSchema, type GraphQLResolveInfo } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { formatError } from './createApolloServer';
import { invalidArgument, refusalOf } from './refusalOf';

const schema = buildSchema(`
  input Dates { startsOn: String }
  type Query { one(input: Dates, first: Int): String, other(startsOn: String): String }`);

const at = (fieldName: string): GraphQLResolveInfo =>
  ({ parentType: schema.getQueryType(), fieldName }) as unknown as GraphQLResolveInfo;

const invalid = (...errors: object[]) => new ArgumentValidationError(errors as never);
/** As graphql-js hands on what a resolver threw. */
const wrapped = (...errors: object[]) =>
  new GraphQLError('wrapped', { originalError: invalid(...errors) });
const startsOn = { property: 'startsOn' };

const told = (refusal: Refusal | null) =>
  refusal && [refusal.code, refusal.extensions['at'] as unknown];

describe('what a resolver threw', () => {
  it('goes out as it is where it is a refusal', () => {
    const refusal = new Refusal('CURSOR_INVALID', 'after');
    expect(refusalOf(refusal, at('one'))).toBe(refusal);
  });

  it('goes out by its code alone where it is anything else', () => {
    for (const thrown of [new Error('relation exchange.grant'), 'text', null]) {
      expect(told(refusalOf(thrown, at('one')))).toEqual(['INTERNAL', undefined]);
    }
    const unreadable = Object.assign(new Error('invalid input'), { code: '22P02' });
    expect(told(refusalOf(unreadable, at('one')))).toEqual(['INPUT_INVALID', undefined]);
  });

  it('names the field of the input object that was wrong', () => {
    expect(told(refusalOf(invalid(startsOn), at('one')))).toEqual([
      'INPUT_INVALID',
      'input.startsOn',
    ]);
  });

  it('names an argument of the field alone', () => {
    expect(told(refusalOf(invalid({ property: 'first' }), at('one')))?.[1]).toBe('first');
    expect(told(refusalOf(invalid(startsOn), at('other')))?.[1]).toBe('startsOn');
    expect(told(refusalOf(invalid(startsOn), at('unknown')))?.[1]).toBe('startsOn');
  });

  it('names the first that was wrong, down to its innermost field, with places in lists', () => {
    const deep = {
      property: 'input',
      children: [{ property: 'dates', children: [{ property: '12', children: [startsOn] }] }],
    };
    expect(told(refusalOf(invalid(deep, startsOn), at('one')))?.[1]).toBe(
      'input.dates.12.startsOn',
    );
    const letters = { property: 'a1', children: [{ property: '1a', children: [] }] };
    expect(told(invalidArgument(wrapped(letters)))?.[1]).toBe('a1.1a');
  });

  it('has the code that a rule of the innermost field says, if the catalogue has it', () => {
    const saying = (...codes: string[]) => ({
      ...startsOn,
      contexts: Object.fromEntries(codes.map((code, at) => [`rule ${at}`, { code }])),
    });
    const codeOf = (found: object) => told(refusalOf(invalid(found), at('one')))?.[0];
    expect(codeOf(saying('UNHEARD_OF', 'TEXT_NOT_PLAIN'))).toBe('TEXT_NOT_PLAIN');
    expect(codeOf(saying('UNHEARD_OF'))).toBe('INPUT_INVALID');
    expect(codeOf({ property: 'input', children: [saying('TEXT_NOT_PLAIN')] })).toBe(
      'TEXT_NOT_PLAIN',
    );
  });

  it('names nothing where nothing is said to be wrong', () => {
    expect(told(refusalOf(invalid(), at('one')))).toEqual(['INPUT_INVALID', undefined]);
    expect(told(invalidArgument(wrapped()))).toEqual(['INPUT_INVALID', undefined]);
  });
});

describe('an argument below the root', () => {
  it('is found wrong in what graphql-js made of it', () => {
    expect(told(invalidArgument(wrapped(startsOn)))).toEqual(['INPUT_INVALID', 'startsOn']);
  });

  it('is not what any other error is about', () => {
    for (const error of [new Error('other'), new GraphQLError('other'), null]) {
      expect(invalidArgument(error)).toBeNull();
    }
  });
});

describe('an error of an answer', () => {
  it('keeps the place in the answer, and nothing else of what it was', () => {
    const secret = { message: 'secret', locations: [], extensions: { code: 'X', stack: 'secret' } };
    const path = ['cases', 0];
    const bare = formatError(secret, new Error('secret'));
    expect(bare).toEqual({
      message: new Refusal('INTERNAL').message,
      extensions: new Refusal('INTERNAL').extensions,
    });
    expect(formatError({ ...secret, path }, new Error('secret'))).toEqual({ ...bare, path });
  });

  it('has the catalogue’s code, with the field of the input where it names one', () => {
    const extensions = { code: 'CURSOR_INVALID', at: 'after' };
    expect(formatError({ message: '', extensions }, null).extensions).toMatchObject(extensions);
    const parse = { message: '', extensions: { code: 'GRAPHQL_PARSE_FAILED' } };
    expect(formatError(parse, null).extensions?.['code']).toBe('DOCUMENT_INVALID');
    expect(formatError({ message: '' }, new Refusal('BUSY')).extensions?.['code']).toBe('BUSY');
  });

  it('tells which argument was wrong, at its place', () => {
    const place = { code: 'INPUT_INVALID', at: 'startsOn' };
    const bare = formatError({ message: '' }, wrapped(startsOn));
    expect(bare.extensions).toMatchObject(place);
    expect('path' in bare).toBe(false);
    expect(formatError({ message: '', path: ['a'] }, wrapped(startsOn))).toMatchObject({
      path: ['a'],
      extensions: place,
    });
  });
});
