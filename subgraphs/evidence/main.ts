import { serveSubgraph } from '@lidhja/enforcement';
import { runPart } from '@lidhja/platform';
import { evidence } from './definition';

void runPart('evidence', 4004, (environment) => serveSubgraph(evidence, environment));
