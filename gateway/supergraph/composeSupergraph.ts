import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readDeclarations } from '@lidhja/enforcement';

/** A subgraph's SDL; the name is the one that LIDHJA_SUBGRAPHS gives an address to. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** Coordinates that two subgraphs classify differently: composition alone would pick one of the two. */
const disagreements = (subgraphs: readonly SubgraphSdl[]): string[] => {
  const seen = new Map<string, { category: string; name: string }>();
  const faults: string[] = [];
  for (const { name, sdl } of subgraphs) {
    for (const [coordinate, category] of readDeclarations(sdl).categories) {
      const other = seen.get(coordinate);
      if (other && other.category !== category) {
        faults.push(
          `${coordinate} is ${other.category} in ${other.name} and ${category} in ${name}`,
        );
      }
      seen.set(coordinate, { category, name });
    }
  }
  return faults;
};

const fail = (faults: readonly string[]): never => {
  throw new Error(`The subgraphs do not compose:\n  ${faults.join('\n  ')}`);
};

/**
 * Composes the supergraph from files, without a running subgraph.
 * @returns the supergraph's SDL; the same input gives the same text
 * @throws Error that lists everything that does not fit
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const faults = disagreements(subgraphs);
  if (faults.length > 0) fail(faults);
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, sdl }) => ({
      name,
      // Where a subgraph listens is told to the gateway by its environment, not by the supergraph.
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (supergraphSdl === undefined) return fail((errors ?? []).map((error) => error.message));
  return `${supergraphSdl.trim()}\n`;
}
