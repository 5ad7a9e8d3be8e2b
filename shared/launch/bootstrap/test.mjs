import './ensureNode.mjs';

// npm test: everything that must hold before a change is taken, the tests themselves last so that their
// summary ends the output. `npm test -- <arguments>` runs the tests alone.
const { reportFailure } = await import('./reportFailure.mjs');
const ESLINT_CACHE = ['--cache', '--cache-location', 'node_modules/.cache/eslint/'];
const PRETTIER_CACHE = ['--cache', '--cache-location=node_modules/.cache/prettier/.prettier-cache'];
// Hubs make much that is soon garbage: with room for it, it is looked through less often.
const MEMORY = '--max-semi-space-size=64';
// In two rows beside each other, which take about as long.
const CHECKS = [
  [['lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0', ...ESLINT_CACHE]]],
  [
    [
      'format',
      'prettier/bin/prettier.cjs',
      ['--check', '.', '--log-level=warn', ...PRETTIER_CACHE],
    ],
    ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.check.json']],
    ['imports', '../test/architecture/check-imports.mjs', []],
  ],
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
  const checkRow = async (row) => {
    for (const [name, script, args] of row) {
      const code = await step(name, () => tool(script, args));
      if (code !== 0) throw new BootstrapError(`npm test stopped at: ${name}`, code);
      say(`${name}: ok`);
    }
  };
  // What one row found is told once the other has ended too.
  const rows = await Promise.allSettled((only.length > 0 ? [] : CHECKS).map(checkRow));
  const failed = rows.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  const jest = [MEMORY, inRoot('node_modules/jest/bin/jest.js'), '--ci', ...only];
  process.exitCode = await runTool(jest, { env: { ...process.env, NODE_ENV: 'production' } });
} catch (error) {
  reportFailure(error);
}
