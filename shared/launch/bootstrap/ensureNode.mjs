// Imported first and importing nothing, so that an old Node can still run it and say what is wrong.
const MINIMUM = [20, 19];

/** Ends the process with a sentence when this Node is older than the hub needs. */
export function ensureNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
  if (!enough) {
    const needed = MINIMUM.join('.');
    process.stderr.write(
      `Lidhja needs Node ${needed} or newer and this is ${version}. ` +
        'Install a newer one (version 24 is recommended) and run the same command again.\n',
    );
    process.exit(1);
  }
}

ensureNode(process.versions.node);
