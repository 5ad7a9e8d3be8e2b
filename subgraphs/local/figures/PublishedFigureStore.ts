import type { Session } from '@lidhja/enforcement';
import type { PublishedFigure } from './PublishedFigure';

const COLUMNS = `f.id, f.network as "networkId", f.indicator, f.value, f.trend, f.statement,
  f.territory, f.territory is not null as "territoryStated", f.period_from as "periodFrom",
  f.period_to as "periodTo", f.population, false as synthetic,
  json_build_object('title', f.source_title, 'author', f.source_author,
    'event', f.source_event, 'date', f.source_date) as source`;
const ORDER = `f.indicator, coalesce(f.period_from, ''), f.id`;

/** The only reader of published figures. */
export const PublishedFigureStore = {
  /** Figures of these indicators, or of all, after a position. */
  findPage(
    session: Session,
    indicators: readonly string[] | null,
    limit: number,
    after: string[] | null,
  ): Promise<PublishedFigure[]> {
    return session.query<PublishedFigure[]>(
      `select ${COLUMNS} from "local".published_figure f
       where ($1::text[] is null or f.indicator = any ($1))
         and ($2::uuid is null or (${ORDER}) > ($3, $4, $2))
       order by ${ORDER} limit $5`,
      [indicators, after?.[2] ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** For each network the first figures of these indicators, or of all, in one statement. */
  findOfNetworks(
    session: Session,
    networks: readonly string[],
    indicators: readonly string[] | null,
    first: number,
  ): Promise<PublishedFigure[]> {
    return session.query<PublishedFigure[]>(
      `select g.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select ${COLUMNS} from "local".published_figure f
         where f.network = asked.id and ($2::text[] is null or f.indicator = any ($2))
         order by ${ORDER} limit $3) g`,
      [networks, indicators, first],
    );
  },
};
