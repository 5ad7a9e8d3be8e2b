import { runPart } from '@lidhja/platform';
import { startGateway } from './startGateway';

void runPart('gateway', 4000, startGateway);
