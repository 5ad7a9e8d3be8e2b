/** Runs a command-line step: exit code 0 when it worked, otherwise 1 and one line that says why. */
export function runCommand(name: string, step: () => Promise<unknown>): void {
  step().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${name}: ${(error as Error).message}\n`);
      process.exit(1);
    },
  );
}
