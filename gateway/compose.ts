import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '@lidhja/platform';
import { describeSchema } from './reference/describeSchema';
import { composeSupergraph } from './supergraph/composeSupergraph';

const ROOT = join(__dirname, '..', '..');
const SUBGRAPHS = ['national', 'local', 'international', 'evidence'];

/** Composes the committed schema files of the subgraphs into the committed supergraph, and describes it. */
runCommand('compose', async () => {
  const subgraphs = await Promise.all(
    SUBGRAPHS.map(async (name) => ({
      name,
      sdl: await readFile(join(ROOT, 'subgraphs', name, 'schema.graphql'), 'utf8'),
    })),
  );
  // Written aside and put in place at once: a gateway that serves may be reading it.
  const path = join(ROOT, 'gateway', 'supergraph.graphql');
  const supergraph = composeSupergraph(subgraphs);
  await writeFile(join(ROOT, 'gateway', 'schema.md'), describeSchema(supergraph));
  await writeFile(`${path}.new`, supergraph);
  await rename(`${path}.new`, path);
});
