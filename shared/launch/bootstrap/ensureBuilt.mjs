import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, root } from './root.mjs';
import { BootstrapError, captureTool } from './runTool.mjs';
import { sourceDigest } from './sourceDigest.mjs';
import { step } from './step.mjs';

const stamp = inRoot('node_modules/.lidhja-build');

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * Compiles what has changed since the last time. Gives the mark of the build, which is another one
 * whenever a source or a package is.
 * @param installed the digest that `ensureInstalled` gave
 */
export async function ensureBuilt(installed) {
  const mark = () => `${installed} ${sourceDigest(root)}`;
  if (read(stamp) === mark()) return mark();
  const { code, output } = await step('building', () =>
    captureTool(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-b']),
  );
  if (code !== 0) {
    throw new BootstrapError(`${output}\n\nThe sources do not compile; see the lines above.`, code);
  }
  // Taken again: the first build makes the dist folders that the mark notes.
  const built = mark();
  writeFileSync(stamp, built);
  return built;
}
