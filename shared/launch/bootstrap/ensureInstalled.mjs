import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { BootstrapError, captureTool } from './runTool.mjs';
import { step } from './step.mjs';

const stamp = inRoot('node_modules/.lidhja-lock');

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * Whether someone has already run npm by hand for this very lock file: npm keeps a lock file of what it
 * put into node_modules, written only when it has finished.
 */
export function installedBy(lock, hidden) {
  if (!hidden?.packages) return false;
  return Object.entries(lock.packages)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, wanted]) => {
      const found = hidden.packages[path];
      if (!found) return wanted.optional === true || wanted.peer === true;
      return found.version === wanted.version && found.link === wanted.link;
    });
}

const npm = () => {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, [script], {}];
  return process.platform === 'win32' ? ['npm.cmd', [], { shell: true }] : ['npm', [], {}];
};

const failed = (output) =>
  new BootstrapError(
    `${output.split('\n').slice(0, 12).join('\n')}\n\n` +
      'The packages could not be installed. The first start needs the npm registry once; check the ' +
      'network (and `npm config get registry`) and run the same command again. Without a network, ' +
      'copy node_modules from a clone of the same commit on a machine of the same kind: every later ' +
      'start works offline.',
  );

/**
 * Whether `npm ci` refused only because the lock file was written where the registry did not carry the
 * optional binaries of other systems: whatever it misses is optional to a package that the file has. npm
 * names them with their version where the registry carries them now, and without one where it does not.
 */
export function lacksOnlyForeignBinaries(output, lock) {
  const optional = new Set(
    Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})),
  );
  const complaints = output.split('\n').filter((line) => /\b(Missing|Invalid):/.test(line));
  const missing = complaints.map((line) => /Missing: (\S+)@\S* from/.exec(line)?.[1]);
  return missing.length > 0 && missing.every((name) => optional.has(name));
}

// Packages' own install scripts stay off: nothing here needs them, and they would run as this user.
const FLAGS = [
  '--include=dev',
  '--include=optional',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
];

async function install(lock) {
  const [command, first, options] = npm();
  const count = Object.keys(lock.packages).filter((path) => path !== '').length;
  const run = (...args) =>
    captureTool(command, [...first, ...args, ...FLAGS, '--loglevel=error'], options);
  const { code, output } = await step(`installing ${count} packages`, async () => {
    const strict = await run('ci');
    if (strict.code === 0 || !lacksOnlyForeignBinaries(strict.output, lock)) return strict;
    // Takes every version and digest from the lock file too, and changes neither it nor package.json.
    return run('install', '--no-save');
  }).catch((error) => ({ code: 1, output: `npm could not be run: ${error.message}` }));
  if (code !== 0) throw failed(output);
}

/** Makes node_modules what package-lock.json says. Needs no network when it already is. */
export async function ensureInstalled() {
  const text = readFileSync(inRoot('package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return digest;
  const lock = JSON.parse(text);
  if (!installedBy(lock, readJson(inRoot('node_modules/.package-lock.json')))) await install(lock);
  writeFileSync(stamp, digest);
  return digest;
}
