import type { Session } from '@lidhja/enforcement';
import { In } from 'typeorm';
import { NetworkRow } from './NetworkRow';

/** A network as it is listed under one of the areas in which it works. */
export type ListedNetwork = NetworkRow & { readonly listedUnder: string };

/** Where a network works, and who says so. */
export interface NetworkAreaRow {
  readonly networkId: string;
  readonly code: string;
  readonly synthetic: boolean;
  readonly source: string | null;
}

/** The only reader of networks and of where they work. */
export const NetworkStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<NetworkRow[]> {
    return session.run((manager) => manager.findBy(NetworkRow, { id: In([...ids]) }));
  },

  /** Networks by name, those of one area alone where it is given, after a position. */
  findPage(
    session: Session,
    area: string | null,
    limit: number,
    after: string[] | null,
  ): Promise<NetworkRow[]> {
    return session.run((manager) => {
      const query = manager
        .createQueryBuilder(NetworkRow, 'n')
        .orderBy('n.name')
        .addOrderBy('n.id')
        .limit(limit);
      if (area !== null) {
        query.andWhere(
          'n.id = any (array(select a.network from "local".network_area a where a.area = :area))',
          { area },
        );
      }
      if (after) query.andWhere('(n.name, n.id) > (:name, :id)', { name: after[0], id: after[1] });
      return query.getMany();
    });
  },

  /** For each area the first networks by name, in one statement. */
  findOfAreas(session: Session, areas: readonly string[], first: number): Promise<ListedNetwork[]> {
    return session.query<ListedNetwork[]>(
      `select asked.area as "listedUnder", n.* from unnest($1::text[]) as asked (area)
       cross join lateral (
         select w.id, w.name, w.mission, w.founded_on as "foundedOn", w.qark, w.synthetic, w.source
         from "local".network_area a join "local".network w on w.id = a.network
         where a.area = asked.area order by w.name, w.id limit $2) n`,
      [areas, first],
    );
  },

  /** For each network the first of its areas by code, in one statement. */
  findAreas(
    session: Session,
    networks: readonly string[],
    first: number,
  ): Promise<NetworkAreaRow[]> {
    return session.query<NetworkAreaRow[]>(
      `select asked.id as "networkId", w.* from unnest($1::uuid[]) as asked (id)
       cross join lateral (
         select a.area as code, a.synthetic, a.source from "local".network_area a
         where a.network = asked.id order by a.area limit $2) w`,
      [networks, first],
    );
  },
};
