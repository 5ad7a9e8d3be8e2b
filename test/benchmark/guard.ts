import 'reflect-metadata';
import { runProofs } from '../prove/runProofs';
import { fields } from './fields';

void runProofs('bench:guard', [fields]).then((code) => process.exit(code));
