import { serveSubgraph } from '@lidhja/enforcement';
import { runPart } from '@lidhja/platform';
import { local } from './definition';

void runPart('local', 4002, (environment) => serveSubgraph(local, environment));
