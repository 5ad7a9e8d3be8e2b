import { runMutation } from './runMutation';

void runMutation(process.argv.slice(2)).then((code) => process.exit(code));
