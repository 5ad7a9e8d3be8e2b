import { runProofs } from '../prove/runProofs';
import { verifyBenchmark } from './verifyMillion';

void runProofs('bench:verify', [verifyBenchmark]).then((code) => process.exit(code));
