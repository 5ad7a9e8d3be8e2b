import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, visit } from 'graphql';
import { findRoot } from '../testkit/root';

/**
 * A field computed from what another subgraph holds would need the permission of each of its inputs,
 * and its error names the input that is withheld: no schema of ours may declare one.
 */
const FORBIDDEN = new Set(['requires', 'provides', 'fromContext', 'context']);

const forbiddenIn = (sdl: string): string[] => {
  const found: string[] = [];
  visit(parse(sdl), {
    Directive: ({ name }) => {
      if (FORBIDDEN.has(name.value.replace(/^federation__/, ''))) found.push(name.value);
    },
  });
  return found;
};

const root = join(findRoot(), 'subgraphs');
const schemas = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every subgraph commits the schema that is looked at', () => {
  expect([...schemas].sort()).toEqual(['evidence', 'international', 'local', 'national']);
});

test.each(schemas.map((name) => [name]))('%s derives no field from another subgraph', (name) => {
  const sdl = readFileSync(join(root, name, 'schema.graphql'), 'utf8');
  expect(sdl).toContain('type Query');
  expect(forbiddenIn(sdl)).toEqual([]);
});

test.each([['requires'], ['provides'], ['fromContext'], ['context'], ['federation__requires']])(
  'a schema that uses @%s is found',
  (directive) => {
    expect(forbiddenIn(`type Planted { risk: Int @${directive} }`)).toEqual([directive]);
  },
);
