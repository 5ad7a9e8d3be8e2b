import 'reflect-metadata';
import { runProofs } from '../prove/runProofs';
import { exchangeReads } from './exchangeReads';

void runProofs('bench:exchange', [exchangeReads]).then((code) => process.exit(code));
