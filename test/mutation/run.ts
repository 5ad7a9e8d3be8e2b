import { runMutation } from './runMutation';

void runMutation(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : 'failed'}\n`);
    process.exit(1);
  },
);
