import { runPart } from '@lidhja/platform';
import { startInternational } from './startInternational';

void runPart('international', 4003, startInternational);
