import { runPart } from '@lidhja/platform';
import { startEvidence } from './startEvidence';

void runPart('evidence', 4004, startEvidence);
