import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSubgraph, type ServedSubgraph } from '@lidhja/enforcement';
import { evidence } from '@lidhja/evidence';
import { composeSupergraph } from '@lidhja/gateway';
import { international } from '@lidhja/international';
import { local } from '@lidhja/local';
import { national } from '@lidhja/national';

const ROOT = resolve(__dirname, '..', '..');
const committed = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const SUBGRAPHS: readonly ServedSubgraph[] = [national, local, international, evidence];

test.each(SUBGRAPHS.map((subgraph) => [subgraph.name, subgraph] as const))(
  'the committed schema of %s is what its classes make (else: npm run compose)',
  (name, subgraph) => {
    expect(committed('subgraphs', name, 'schema.graphql')).toBe(buildSubgraph(subgraph).sdl);
  },
);

test('the committed supergraph is what the subgraphs make (else: npm run compose)', () => {
  const sdls = SUBGRAPHS.map((one) => ({ name: one.name, sdl: buildSubgraph(one).sdl }));
  expect(committed('gateway', 'supergraph.graphql')).toBe(composeSupergraph(sdls));
});
