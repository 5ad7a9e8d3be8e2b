import { serveSubgraph } from '@lidhja/enforcement';
import { runPart } from '@lidhja/platform';
import { international } from './definition';

void runPart('international', 4003, (environment) => serveSubgraph(international, environment));
