import { writeFileSync } from 'node:fs';
import { buildSubgraph, type SubgraphDefinition } from './buildSubgraph';

/** Writes a subgraph's SDL to the file from which the supergraph is composed. */
export function writeSchema(definition: SubgraphDefinition, path: string): void {
  writeFileSync(path, buildSubgraph(definition).sdl);
}
