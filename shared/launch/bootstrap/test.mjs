import './ensureNode.mjs';

// npm test: everything that must hold before a change is taken, cheapest first, the tests themselves
// last so that their summary ends the output. `npm test -- <arguments>` runs the tests alone.
const { reportFailure } = await import('./reportFailure.mjs');
const CHECKS = [
  [
    'lint',
    'eslint/bin/eslint.js',
    ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  ],
  [
    'format',
    'prettier/bin/prettier.cjs',
    [
      '--check',
      '.',
      '--log-level=warn',
      '--cache',
      '--cache-location=node_modules/.cache/prettier/.prettier-cache',
    ],
  ],
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.check.json']],
  ['imports', '../test/architecture/check-imports.mjs', []],
];
try {
  const { ensureInstalled } = await import('./ensureInstalled.mjs');
  const { ensureBuilt } = await import('./ensureBuilt.mjs');
  const { BootstrapError, runTool } = await import('./runTool.mjs');
  const { inRoot } = await import('./root.mjs');
  const { say, step } = await import('./step.mjs');
  const tool = (script, args) => runTool([inRoot('node_modules', script), ...args]);
  const only = process.argv.slice(2);
  await ensureBuilt(await ensureInstalled());
  for (const [name, script, args] of only.length > 0 ? [] : CHECKS) {
    const code = await step(name, () => tool(script, args));
    if (code !== 0) throw new BootstrapError(`npm test stopped at: ${name}`, code);
    say(`${name}: ok`);
  }
  process.exitCode = await tool('jest/bin/jest.js', ['--ci', ...only]);
} catch (error) {
  reportFailure(error);
}
