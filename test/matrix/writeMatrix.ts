import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { runCommand } from '@lidhja/platform';
import { differenceOf, matrixOf, reassign, type Declarations } from '@lidhja/policy';
import { findRoot } from '../testkit/root';
import { personaAskers } from './personaAskers';
import { personaMatrix } from './personaMatrix';

const FILES = {
  'gateway/matrix.tsv': (declarations: Declarations) => matrixOf(declarations),
  'test/matrix/personas.tsv': (declarations: Declarations) =>
    personaMatrix(declarations, personaAskers()),
};

/** Writes the committed matrices, or shows what another category for a field would change in them. */
runCommand('matrix', async () => {
  const root = findRoot();
  const sdl = await readFile(join(root, 'gateway', 'supergraph.graphql'), 'utf8');
  const declarations = readDeclarations(sdl);
  const [flag, change = ''] = process.argv.slice(2);
  if (flag !== undefined && flag !== '--reassign') {
    throw new Error('the one option is --reassign Type.field=CATEGORY');
  }
  for (const [file, lines] of Object.entries(FILES)) {
    if (flag === undefined) {
      await writeFile(join(root, file), `${lines(declarations).join('\n')}\n`);
      continue;
    }
    const { lost, gained } = differenceOf(
      lines(declarations),
      lines(reassign(declarations, change)),
    );
    for (const line of lost) process.stdout.write(`- ${line}\n`);
    for (const line of gained) process.stdout.write(`+ ${line}\n`);
  }
});
