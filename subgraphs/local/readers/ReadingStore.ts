import type { Session } from '@lidhja/enforcement';

/** A reading as the record may tell it. */
export interface ReadingRow {
  /** ISO 8601, without a zone. */
  readonly day: string;
  readonly organisationId: string;
  readonly category: string;
  readonly purpose: string;
  readonly basis: string;
}

/** Whose readings, and through whom the person gets to know of them; null for in their own hand. */
export interface Whose {
  readonly consent: string;
  readonly representative: string | null;
}

/** Who read the data of a person, reached through the record’s own function. */
export const ReadingStore = {
  /**
   * Readings of the person of a consent, the latest day first, after a position; none for anybody but the official
   * who recorded the consent.
   * @param after day, organisation, category, purpose and basis of the last row, in that order
   */
  find(
    session: Session,
    { consent, representative }: Whose,
    limit: number,
    after: readonly string[] | null,
  ): Promise<ReadingRow[]> {
    return session.query<ReadingRow[]>(
      `select day::text, organisation as "organisationId", category, purpose, basis
       from audit.find_readings($1, $2, $3, $4, $5)`,
      [consent, representative, after?.[0] ?? null, after?.slice(1) ?? null, limit],
    );
  },
};
