import { runProofs } from '../prove/runProofs';
import { faultsProof } from './faultsProof';

void runProofs('faults', [faultsProof]).then((code) => process.exit(code));
