import type { Session } from '@lidhja/enforcement';
import type { Activity } from './Activity';
import { ASKED_FIRST } from '../security/askedFirst';
import type { NewActivity } from './NewActivity';

const partial = (column: string): string =>
  `to_char(a.${column}, case a.precision when 'YEAR' then 'YYYY' when 'MONTH' then 'YYYY-MM' else 'YYYY-MM-DD' end)`;
const COLUMNS = `a.id, a.network as "networkId", a.title, a.kind, ${partial('starts_on')} as "startsOn",
  ${partial('ends_on')} as "endsOn", a.starts_on::text as "sortKey", a.audience, a.description,
  a.areas as "areaCodes", a.partners as "partnerIds", a.links, a.published_at as "publishedAt",
  a.published_by as "publishedById", a.provenance, a.synthetic, a.source`;

/** One network's list of activities, and where it is to go on. */
export interface ActivityListKey {
  readonly network: string;
  readonly after: string[] | null;
}

/** The only reader and writer of activities. Row security decides which there are, and who writes. */
export const ActivityStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<Activity[]> {
    return session.query<Activity[]>(
      `select ${COLUMNS} from "local".activity a where a.id = any ($1) and ${ASKED_FIRST}`,
      [ids],
    );
  },

  /** For each list the next activities that begin in the year, or in any; one statement. */
  findOfNetworks(
    session: Session,
    lists: readonly ActivityListKey[],
    year: number | null,
    limit: number,
  ): Promise<Activity[]> {
    return session.query<Activity[]>(
      `select l.* from unnest($1::uuid[], $2::date[], $3::uuid[]) as asked (network, day, id)
       cross join lateral (
         select ${COLUMNS} from "local".activity a where a.network = asked.network
           and ($4::date is null or (a.starts_on >= $4 and a.starts_on < $5))
           and (asked.id is null or (a.starts_on, a.id) > (asked.day, asked.id))
         order by a.starts_on, a.id limit $6) l
       where ${ASKED_FIRST}`,
      [
        lists.map(({ network }) => network),
        lists.map(({ after }) => after?.[0] ?? null),
        lists.map(({ after }) => after?.[1] ?? null),
        year === null ? null : `${year}-01-01`,
        year === null ? null : `${year + 1}-01-01`,
        limit,
      ],
    );
  },

  /**
   * Writes an activity in the name of the session's organisation.
   * @returns its id, or null when that organisation does not speak for the network
   */
  async publish(session: Session, activity: NewActivity): Promise<string | null> {
    const [row] = await session.query<{ id: string }[]>(
      `insert into "local".activity (network, title, kind, starts_on, ends_on, audience, description,
         areas, partners, links, published_by, provenance, synthetic)
       select own.id, $2, $3, $4, $5, $6, $7, $8, $9, $10, exchange.my_organisation(), 'REPORTED',
         exchange.acts_for_sample()
       from unnest("local".my_networks()) as own (id) where own.id = $1
       returning id`,
      [
        activity.networkId,
        activity.title,
        activity.kind,
        activity.startsOn,
        activity.endsOn,
        activity.audience,
        activity.description,
        activity.areas,
        activity.partnerIds,
        activity.links,
      ],
    );
    return row?.id ?? null;
  },
};
