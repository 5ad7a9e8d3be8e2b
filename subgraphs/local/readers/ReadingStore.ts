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

/** Who read the data of a person, reached through the record’s own function. */
export const ReadingStore = {
  /**
   * Readings of the person of a consent, the latest day first, after a position; none for anybody but the official
   * who recorded the consent.
   * @param after day, organisation, category, purpose and basis of the last row, in that order
   */
  find(
    session: Session,
    consent: string,
    limit: number,
    after: readonly string[] | null,
  ): Promise<ReadingRow[]> {
    return session.query<ReadingRow[]>(
      `select day::text, organisation as "organisationId", category, purpose, basis
       from audit.find_readings($1, $2, $3, $4)`,
      [consent, after?.[0] ?? null, after?.slice(1) ?? null, limit],
    );
  },
};
