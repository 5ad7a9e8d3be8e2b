import type { Session } from '@lidhja/enforcement';
import { In } from 'typeorm';
import { AreaRow } from './AreaRow';

/** The only reader of areas. */
export const AreaStore = {
  findByCodes(session: Session, codes: readonly string[]): Promise<AreaRow[]> {
    return session.run((manager) => manager.findBy(AreaRow, { code: In([...codes]) }));
  },

  /** Areas of a kind, by name and code, after a position. */
  findPage(
    session: Session,
    kind: string,
    limit: number,
    after: string[] | null,
  ): Promise<AreaRow[]> {
    return session.run((manager) => {
      const query = manager
        .createQueryBuilder(AreaRow, 'area')
        .where('area.kind = :kind', { kind })
        .orderBy('area.name')
        .addOrderBy('area.code')
        .limit(limit);
      if (after) {
        query.andWhere('(area.name, area.code) > (:name, :code)', {
          name: after[0],
          code: after[1],
        });
      }
      return query.getMany();
    });
  },
};
