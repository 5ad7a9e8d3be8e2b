import 'reflect-metadata';
import { runProofs } from '../prove/runProofs';
import { recordCost } from './recordCost';
import { verifyBenchmark } from './verifyMillion';

void runProofs('bench:audit', [recordCost, verifyBenchmark]).then((code) => process.exit(code));
