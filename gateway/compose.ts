import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '@lidhja/platform';
import { composeSupergraph } from './supergraph/composeSupergraph';

const ROOT = join(__dirname, '..', '..');
const SUBGRAPHS = ['national', 'local', 'international', 'evidence'];

/** Composes the committed schema files of the subgraphs into the committed supergraph. */
runCommand('compose', async () => {
  const subgraphs = await Promise.all(
    SUBGRAPHS.map(async (name) => ({
      name,
      sdl: await readFile(join(ROOT, 'subgraphs', name, 'schema.graphql'), 'utf8'),
    })),
  );
  await writeFile(join(ROOT, 'gateway', 'supergraph.graphql'), composeSupergraph(subgraphs));
});
