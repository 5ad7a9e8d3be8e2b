import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(join(__dirname, 'ensureInstalled.mjs')).href;

/** What npm said, of a lock file in which the package `tool` has an optional binary for each system. */
const judged = (...outputs: string[]): boolean[] => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        optionalDependencies: { '@tool/linux': '1.0.0', '@tool/mac': '1.0.0' },
      },
    },
  };
  const program = `
    import { lacksOnlyForeignBinaries } from ${JSON.stringify(MODULE)};
    const judged = ${JSON.stringify(outputs)}.map((output) =>
      lacksOnlyForeignBinaries(output, ${JSON.stringify(lock)}));
    process.stdout.write(JSON.stringify(judged));`;
  // Jest cannot load the bootstrap, which is made of ES modules: Node does.
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(answer.toString()) as boolean[];
};

const said = (...complaints: string[]): string =>
  ['npm error code EUSAGE', ...complaints.map((one) => `npm error ${one}`)].join('\n');

test('a lock file lacks only foreign binaries where all that npm misses is optional to a package', () => {
  const named = 'Missing: @tool/mac@1.0.0 from lock file';
  const unnamed = 'Missing: @tool/mac@ from lock file';
  expect(
    judged(
      said(named),
      said(named, unnamed),
      said(),
      said(named, 'Missing: other@1.0.0 from lock file'),
      said(named, 'Missing: tool@1.0.0 from lock file'),
      said(unnamed, 'Invalid: lock file’s a@1.0.0 does not satisfy a@1.1.0'),
    ),
  ).toEqual([true, true, false, false, false, false]);
});
