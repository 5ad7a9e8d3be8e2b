import { PROOFS } from './proofs';
import { runProofs } from './runProofs';

void runProofs('prove', PROOFS).then((code) => process.exit(code));
