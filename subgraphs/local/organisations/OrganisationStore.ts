import type { Session } from '@lidhja/enforcement';

/** The registry of organisations, reached through its function alone. */
export const OrganisationStore = {
  /** Those of the ids that the registry holds. Organisations are open data. */
  async findKnown(session: Session, ids: readonly string[]): Promise<Set<string>> {
    const rows = await session.query<{ id: string }[]>(
      'select id from exchange.find_organisations($1, null, null, null, null, $2)',
      [ids, ids.length],
    );
    return new Set(rows.map((row) => row.id));
  },
};
