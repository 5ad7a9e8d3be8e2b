import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations, selectOperation } from '@lidhja/enforcement';
import { FOREIGN_KINDS } from '@lidhja/policy';
import { buildSchema, isObjectType } from 'graphql';
import { Audiences } from '../audience/Audiences';
import { BUNDLE_DOCUMENT } from './bundleDocument';
import { readBundleStanding } from './BundleStanding';
import { encryptTo } from './encryptTo';
import { readBundleBody } from './readBundleBody';

const sdl = readFileSync(join(__dirname, '..', 'supergraph.graphql'), 'utf8');
const audiences = new Audiences(buildSchema(sdl, { assumeValid: true }), readDeclarations(sdl));

/** Types of which a case is made. */
const TYPES = [
  ...['Disclosure', 'Case', 'CaseOffence', 'CaseExploitation', 'CaseSuspect', 'VictimInCase'],
  ...['Person', 'Identification'],
];

/** Asked for by another way in the same document, or told of a case to its own authority alone. */
const ELSEWHERE = new Set([
  'Person.identifications',
  ...['reviewDueAt', 'deleteBy', 'held', 'erasedAt', 'proposedRetentionStep'].map(
    (field) => `Case.${field}`,
  ),
]);

/** Fields of a case that an agency can ask for and the document does not. */
const missing = (document: string): string[] => {
  const audience = audiences.of('foreign_authority');
  const { facts } = selectOperation(audience.prepare(document, document), null);
  return TYPES.flatMap((name) => {
    const type = audience.schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is not in the schema of an agency`);
    return Object.keys(type.getFields()).map((field) => `${name}.${field}`);
  }).filter((coordinate) => !facts.coordinates.has(coordinate) && !ELSEWHERE.has(coordinate));
};

test('a bundle asks for everything of a case that an agency can ask for', () => {
  expect(missing(BUNDLE_DOCUMENT)).toEqual([]);
  expect(missing(BUNDLE_DOCUMENT.replace('article', ''))).toEqual(['CaseOffence.article']);
});

test.each(FOREIGN_KINDS.filter((kind) => kind !== 'international_organisation'))(
  'its document fits the schema of a %s, or is refused as any other would be',
  (kind) => {
    const fits = (): boolean => {
      try {
        audiences.of(kind).prepare(BUNDLE_DOCUMENT, BUNDLE_DOCUMENT);
        return true;
      } catch {
        return false;
      }
    };
    expect(fits()).toBe(kind === 'foreign_authority');
  },
);

test('a key that is no point of its curve, or whose secret anyone could tell, is found before it is used', async () => {
  const zero = 'A'.repeat(43);
  for (const jwk of [
    { kty: 'OKP', crv: 'X25519', x: zero },
    { kty: 'EC', crv: 'P-256', x: zero, y: zero },
    { kty: 'OKP', crv: 'Ed25519', x: zero },
  ])
    await expect(encryptTo({ kid: 'kid', jwk })).rejects.toThrow();
});

test('what a bundle stands on is read whole or not at all', () => {
  const key = { jwk: { kty: 'OKP' }, kid: 'kid', fault: null };
  const none = { grant: null, jwk: null, kid: null, fault: 'KEY_MISSING', bundle: null };
  expect(readBundleStanding(none)).toMatchObject({ key: null, fault: 'KEY_MISSING' });
  expect(readBundleStanding({ ...none, ...key, grant: 'grant' })).toMatchObject({
    grant: 'grant',
    key: { kid: 'kid' },
  });
  for (const wrong of [
    null,
    {},
    { ...none, fault: null },
    { ...none, grant: 7 },
    { ...none, ...key, kid: null },
    { ...none, bundle: 'digest' },
  ])
    expect(() => readBundleStanding(wrong)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
});

test('a body says which key, or nothing', () => {
  const read = (text: string): unknown => readBundleBody(Buffer.from(text));
  const kid = 'k'.repeat(43);
  expect([read('{}'), read('{"key":null}'), read(`{"key":"${kid}"}`)]).toEqual([null, null, kid]);
  for (const [text, code] of [
    ['', 'BODY_MALFORMED'],
    ['[]', 'BODY_MALFORMED'],
    ['null', 'BODY_MALFORMED'],
    ['{"query":"{ areas }"}', 'BODY_MALFORMED'],
    ['{"key":"../key"}', 'INPUT_INVALID'],
    ['{"key":7}', 'INPUT_INVALID'],
  ] as const)
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
  expect(() => readBundleBody(undefined)).toThrow(
    expect.objectContaining({ code: 'CONTENT_TYPE_UNSUPPORTED' }),
  );
});
