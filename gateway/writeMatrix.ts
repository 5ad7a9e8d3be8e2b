import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { runCommand } from '@lidhja/platform';
import { differenceOf, matrixOf, reassign } from '@lidhja/policy';

const FOLDER = join(__dirname, '..');

/** Writes the committed matrix, or shows what another category for a field would change. */
runCommand('matrix', async () => {
  const declarations = readDeclarations(await readFile(join(FOLDER, 'supergraph.graphql'), 'utf8'));
  const matrix = matrixOf(declarations);
  const [flag, change = ''] = process.argv.slice(2);
  if (flag === undefined) {
    await writeFile(join(FOLDER, 'matrix.tsv'), `${matrix.join('\n')}\n`);
    return;
  }
  if (flag !== '--reassign') throw new Error('the one option is --reassign Type.field=CATEGORY');
  const { lost, gained } = differenceOf(matrix, matrixOf(reassign(declarations, change)));
  for (const line of lost) process.stdout.write(`- ${line}\n`);
  for (const line of gained) process.stdout.write(`+ ${line}\n`);
});
