import type { Session } from '@lidhja/enforcement';
import { ASKED_FIRST } from '../security/askedFirst';

/** A contact point as this session may see it. */
export interface ContactPointRow {
  readonly id: string;
  readonly networkId: string;
  readonly organisationId: string;
  readonly place: string;
  readonly areaCode: string;
  readonly trainedOn: string | null;
  readonly synthetic: boolean;
  readonly source: string | null;
  readonly access: string;
}

/** The only reader of contact points. */
export const ContactPointStore = {
  /** For each network its first contact points, in one statement. */
  findOfNetworks(
    session: Session,
    networks: readonly string[],
    first: number,
  ): Promise<ContactPointRow[]> {
    return session.query<ContactPointRow[]>(
      `select c.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select p.id, p.network as "networkId", p.organisation as "organisationId", p.place,
           p.area as "areaCode", p.trained_on::text as "trainedOn", p.synthetic, p.source,
           'mandate||' as access
         from "local".contact_point p where p.network = asked.id order by p.id limit $2) c
       where ${ASKED_FIRST}`,
      [networks, first],
    );
  },
};
