import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DocumentRefusal,
  PLACES,
  apiSchema,
  audienceSchema,
  prepareDocument,
  readDeclarations,
  type AudienceView,
} from '@lidhja/enforcement';
import { ERRORS } from '@lidhja/platform';
import { isObjectType, parse, validate } from 'graphql';
import { findRoot } from '../testkit/root';

const text = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(text);
const schema = audienceSchema(apiSchema(text), declarations, 'prosecutor');
const audience: AudienceView = { schema, declarations };

/** Each type that has fields, with every name that differs from one of them in one letter, and from none in none. */
const MISSPELT = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .map((type): [string, string[]] => {
    const fields = Object.keys(type.getFields());
    const typos = fields.flatMap((name) =>
      Array.from(name).flatMap((letter, at) => [
        `${name.slice(0, at)}${letter === 'x' ? 'q' : 'x'}${name.slice(at + 1)}`,
        name.slice(0, at) + name.slice(at + 1),
      ]),
    );
    const tried = typos.filter((typo) => typo !== '' && !/^(__|\d)/.test(typo));
    return [type.name, tried.filter((typo) => !fields.includes(typo))];
  });

/** A line for each name, so that the places of one document are those of another. */
const documentOf = (type: string, typos: readonly string[]): string =>
  `{ __typename } fragment f on ${type} {\n${typos.join('\n')}\n}`;

/** As many at once as an answer names places of. */
const documentsOf = ([type, typos]: [string, string[]]): string[] =>
  Array.from({ length: Math.ceil(typos.length / PLACES) }, (_, at) =>
    // The last are filled up from before, so that each document has as many.
    documentOf(type, typos.slice(0, (at + 1) * PLACES).slice(-PLACES)),
  );

/** All that an answer is made from: the code and the places. */
const refusalOf = (document: string): string => {
  try {
    prepareDocument(document, audience);
    return 'taken';
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error;
    return JSON.stringify([error.code, error.message, error.places]);
  }
};

test('more than five thousand misspelt names are one refusal, at their places alone', () => {
  const enough = MISSPELT.filter(([, typos]) => typos.length >= PLACES);
  const refusals = new Set(enough.flatMap(documentsOf).map(refusalOf));
  const places = Array.from({ length: PLACES }, (_, at) => ({ line: at + 2, column: 1 }));
  expect([...refusals]).toEqual([
    JSON.stringify(['DOCUMENT_INVALID', ERRORS.DOCUMENT_INVALID.message, places]),
  ]);
  expect(enough.flatMap(([, typos]) => typos).length).toBeGreaterThan(5000);
});

test('what validation itself says would name what was meant', () => {
  const said = validate(schema, parse(documentOf('Case', ['stge']))).map(({ message }) => message);
  expect(said.join()).toContain('"stage"');
});
