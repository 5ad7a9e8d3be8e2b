import './ensureNode.mjs';

// run.mjs <built file> [arguments]: runs a program of the clone, building it first when that is due.
// A file that exports `command` is a command of the launcher and is handed its arguments and the
// environment; any other is a program that runs as it is.
const { reportFailure } = await import('./reportFailure.mjs');
try {
  const { ensureInstalled } = await import('./ensureInstalled.mjs');
  const { ensureBuilt } = await import('./ensureBuilt.mjs');
  const { inRoot, root } = await import('./root.mjs');
  const { runTool } = await import('./runTool.mjs');
  const { say } = await import('./step.mjs');
  const [file, ...args] = process.argv.slice(2);
  await ensureBuilt(await ensureInstalled());
  if (file.startsWith('shared/launch/dist/commands/')) {
    const { pathToFileURL } = await import('node:url');
    const { command } = (await import(pathToFileURL(inRoot(file)).href)).default;
    const print = (line) => process.stdout.write(`${line}\n`);
    process.exitCode = await command({ args, root, environment: process.env, say, print });
  } else {
    process.exitCode = await runTool([inRoot(file), ...args]);
  }
} catch (error) {
  reportFailure(error);
}
