import type { Session } from '@lidhja/enforcement';

/** Which entries are looked for. */
export interface EntryFilter {
  readonly operation?: string | null;
  readonly type?: string | null;
  readonly from?: Date | null;
  readonly until?: Date | null;
}

/** An entry as the record holds it. */
export interface EntryRow {
  readonly id: string;
  readonly type: string;
  readonly recordedAt: Date;
  /** The exact time, which a JavaScript date would cut to milliseconds. */
  readonly sortKey: string;
  readonly recordedBy: string;
  readonly operation: string | null;
  readonly organisation: string | null;
  readonly official: string | null;
  readonly purpose: string | null;
  readonly request: string | null;
  readonly payload: Record<string, unknown>;
  /** Of what was refused as not there, in an inspection: that it was there, and of others. */
  readonly why: string | null;
  readonly access: string;
  /** Salted digest of what it says; null before it has a place. */
  readonly digest: Buffer | null;
}

/** The record, reached through its reading function alone. */
export const AuditEntryStore = {
  find(
    session: Session,
    { operation, type, from, until }: EntryFilter,
    limit: number,
    after: string[] | null,
  ): Promise<EntryRow[]> {
    return session.query<EntryRow[]>(
      `select id, type, recorded_at as "recordedAt", recorded_at::text as "sortKey",
         replace(recorded_by, 'lidhja_', '') as "recordedBy", operation, organisation, official,
         purpose, request, payload,
         case when payload->>'code' = 'NOT_AVAILABLE' then exchange.why_not_available(array(select n::uuid
           from jsonb_array_elements_text(payload->'named') n), organisation) end as why,
         case when organisation = exchange.my_organisation() then 'own_record||' else 'mandate||' end as access,
         audit.digest_of(id) as digest
       from audit.find_entries($1, $2, $3, $4, $5, $6, $7)`,
      [
        operation ?? null,
        type ?? null,
        from ?? null,
        until ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
  },
};
