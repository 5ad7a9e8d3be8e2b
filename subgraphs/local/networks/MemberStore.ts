import type { Session } from '@lidhja/enforcement';
import type { NetworkMember } from './NetworkMember';

const COLUMNS = `m.network as "networkId", m.organisation as "organisationId", m.role, m.since,
  m.until::text, m.synthetic, m.source`;

/** The only reader of memberships. */
export const MemberStore = {
  /** For each network its first members, founders before the rest, the longest first; one statement. */
  findOfNetworks(
    session: Session,
    networks: readonly string[],
    first: number,
  ): Promise<NetworkMember[]> {
    return session.query<NetworkMember[]>(
      `select m.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select ${COLUMNS} from "local".network_member m where m.network = asked.id
         order by m.role, m.since nulls last, m.organisation limit $2) m`,
      [networks, first],
    );
  },

  /** For each organisation the first of its memberships, the longest first; one statement. */
  findOfOrganisations(
    session: Session,
    organisations: readonly string[],
    first: number,
  ): Promise<NetworkMember[]> {
    return session.query<NetworkMember[]>(
      `select m.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select ${COLUMNS} from "local".network_member m where m.organisation = asked.id
         order by m.since nulls last, m.network limit $2) m`,
      [organisations, first],
    );
  },
};
