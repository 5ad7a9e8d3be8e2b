import type { Session } from '@lidhja/enforcement';
import type { Agreement } from './Agreement';

/** Agreements, reached through the function of the exchange alone. */
export const AgreementStore = {
  find(
    session: Session,
    filter: { ids?: readonly string[]; country?: string | null; limit: number },
  ): Promise<Agreement[]> {
    return session.query<Agreement[]>(
      `select id, title, instrument, parties, signed_on::text as "signedOn", synthetic, version,
         in_force as "inForce", valid_from as "validFrom", valid_until as "validUntil", offences, purposes, categories
       from exchange.find_agreements($1, $2, $3)`,
      [filter.ids ?? null, filter.country ?? null, filter.limit],
    );
  },
};
