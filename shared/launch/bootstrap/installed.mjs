import './ensureNode.mjs';

// installed.mjs <command> [arguments]: runs a command of the launcher where everything is installed and
// built already, as in a container: nothing is fetched and nothing is compiled.
const { reportFailure } = await import('./reportFailure.mjs');
try {
  const { root } = await import('./root.mjs');
  const { say } = await import('./step.mjs');
  const [name, ...args] = process.argv.slice(2);
  const { command } = (await import(`../dist/commands/${name}.js`)).default;
  const print = (line) => process.stdout.write(`${line}\n`);
  process.exitCode = await command({ args, root, environment: process.env, say, print });
} catch (error) {
  reportFailure(error);
}
