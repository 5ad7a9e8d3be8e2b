const PATIENCE = 1000;

/** Prints a line for a person. Always to stderr: stdout belongs to what a command was asked for. */
export const say = (line) => {
  process.stderr.write(`${line}\n`);
};

/**
 * Does some work and reports it only if it takes over a second: `installing 780 packages …` when the
 * second is over, and again with its seconds when it is done.
 */
export async function step(label, work) {
  const started = Date.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    say(`  ${label} …`);
  }, PATIENCE);
  try {
    const result = await work();
    if (shown) say(`  ${label} … ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
