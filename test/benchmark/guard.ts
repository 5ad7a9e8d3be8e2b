import 'reflect-metadata';
import { runProofs } from '../prove/runProofs';
import { fields } from './fields';
import { pages } from './pages';

void runProofs('bench:guard', [fields, pages]).then((code) => process.exit(code));
