import { serveSubgraph } from '@lidhja/enforcement';
import { runPart } from '@lidhja/platform';
import { national } from './definition';

void runPart('national', 4001, (environment) => serveSubgraph(national, environment));
