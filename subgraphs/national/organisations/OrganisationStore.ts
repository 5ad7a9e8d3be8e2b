import type { Session } from '@lidhja/enforcement';
import type { Organisation } from './Organisation';

interface Filter {
  readonly ids?: readonly string[];
  readonly kind?: string | null;
  readonly country?: string | null;
  readonly after?: string[] | null;
  readonly limit: number;
}

/** The registry of organisations, reached through its function alone. */
export const OrganisationStore = {
  find(session: Session, { ids, kind, country, after, limit }: Filter): Promise<Organisation[]> {
    return session.query<Organisation[]>(
      `select id, name, kind, country, qark, founded_on as "foundedOn", synthetic, source
       from exchange.find_organisations($1, $2, $3, $4, $5, $6)`,
      [ids ?? null, kind ?? null, country ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },
};
