import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { BootstrapError, captureTool } from './runTool.mjs';
import { step } from './step.mjs';

const stamp = inRoot('node_modules/.lidhja-composed');
const supergraph = inRoot('gateway/supergraph.graphql');

const runQuietly = async (script) => {
  const { code, output } = await captureTool(process.execPath, [inRoot(script)]);
  if (code !== 0)
    throw new BootstrapError(`${output}\n\n${script} failed; see the lines above.`, code);
};

/** Prints every subgraph's schema to its file and composes them into gateway/supergraph.graphql. */
export async function compose() {
  const subgraphs = readdirSync(inRoot('subgraphs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  await step('composing the supergraph', async () => {
    await Promise.all(subgraphs.map((name) => runQuietly(`subgraphs/${name}/dist/schema.js`)));
    await runQuietly('gateway/dist/compose.js');
  });
}

/**
 * Composes when the build is another one than at the last time.
 * @param built the mark that `ensureBuilt` gave
 */
export async function ensureComposed(built) {
  const known = existsSync(stamp) && readFileSync(stamp, 'utf8') === built;
  if (known && existsSync(supergraph)) return;
  await compose();
  writeFileSync(stamp, built);
}
