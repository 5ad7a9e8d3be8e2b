import type { RequestContext } from '@lidhja/enforcement';
import type { FigureIndicator, PublishedFigure } from './PublishedFigure';
import { PublishedFigureStore } from './PublishedFigureStore';

/** A network's figures of these indicators, or of all, read together with those of the other networks asked for. */
export function figuresOf(
  network: string,
  indicators: readonly FigureIndicator[] | null,
  first: number,
  context: RequestContext,
): Promise<PublishedFigure[]> {
  return context
    .loader(
      `figures:${JSON.stringify([indicators, first])}`,
      async (networks: readonly string[]) => {
        const rows = await PublishedFigureStore.findOfNetworks(
          context.session,
          networks,
          indicators,
          first,
        );
        return networks.map((one) => rows.filter((row) => row.networkId === one));
      },
    )
    .load(network);
}
