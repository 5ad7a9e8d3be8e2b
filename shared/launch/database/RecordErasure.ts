import { NOBODY, type EntriesErased } from '@lidhja/audit';
import { RECORD_TERMS } from '@lidhja/policy';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { LeftErasure } from './LeftErasure';
import { isNotPrepared, notPrepared } from './notPrepared';
import { TERMS_LOCKED } from './termsLocked';

/** Entries that are erased together, with one entry that says so. */
const BATCH = 500;

/** Years that the record is kept at least. */
export const RECORD_KEPT_YEARS = RECORD_TERMS.RECORD.terms.maxAge;

// A case, a referral, a consent, a return and word of danger by themselves; by what entries name a request: its own id, of what was prepared and became it, of its grants and of what is to be passed on.
const HELD = `select array(select t.case_id from "national".case_term t where t.held
  union select t.record from exchange.record_term t where t.held_by is not null
  union select d.push from exchange.danger_term d where d.held_by is not null
  union select h.id from (select t.request from exchange.retention t where t.held_by is not null) t
  cross join lateral (select t.request as id
    union select r.outward from exchange.request r where r.id = t.request
    union select g.id from exchange."grant" g where g.request = t.request
    union select o.id from exchange.onward_request o where o.request = t.request) h
  where h.id is not null order by 1) as held`;
// What says that entries were erased stays, or their blanks would have nobody to account for them; and what is not in
// the tree yet would have no place to be blank at. An operation stays whole where any of its entries names what is held:
// the column has only what was relied on in a reading, and steps and refusals name their request in what they say.
const DUE = `select p.entry as id from audit.entry e join audit.place p on p.entry = e.id
  where e.recorded_at < $1 and (e.type <> 'erased' or not e.payload ? 'entries') and not exists (select
    from (select e.request, e.payload union all select w.request, w.payload from audit.entry w
      where w.operation = e.operation and w.id <> e.id) w
    cross join unnest($2::uuid[]) h (id) where w.request = h.id or strpos(w.payload::text, h.id::text) > 0)
  order by e.recorded_at, e.id limit ${BATCH}`;
// What was kept beside the entries for the persons themselves: it says again who read what of them. It goes where no entry
// says it any more; what is held stays with its entry.
const READINGS = `delete from audit.reading r where r.day < ($1::timestamptz at time zone 'UTC')::date
  and not exists (select from audit.entry e where e.organisation = r.organisation and e.type = 'released'
    and e.recorded_at >= r.day::timestamp at time zone 'UTC'
    and e.recorded_at < (r.day + 1)::timestamp at time zone 'UTC' and strpos(e.payload::text, r.person::text) > 0)`;
// Not by audit.record(), which takes it from no one: only the owner of the table can say it.
const RECORD = `insert into audit.entry (type, operation, payload, cleared)
  values ($1, $2, jsonb_strip_nulls($3), $4)`;
const SALT = 'delete from audit.salt where entry = any ($1::uuid[])';
/** The operations of which nothing is left. */
const ENTRIES = `with gone as (delete from audit.entry where id = any ($1::uuid[]) returning operation)
  select array(select distinct g.operation from gone g where not exists (select from audit.entry e
    where e.operation = g.operation and e.id <> all ($1::uuid[]))) as over`;
// Whom word of danger was to go around, sent or not: kept as long as entries are kept from them by it.
const AROUND = 'delete from exchange.danger_attempt_around where operation = any ($1::uuid[])';

const VACUUM = 'vacuum audit.salt, audit.entry, audit.reading, exchange.danger_attempt_around';

const eventOf = (entries: readonly string[], reason: string): EntriesErased => ({
  ...NOBODY,
  ...{ type: 'erased', operation: randomUUID(), entries, basis: 'term', reason },
});

/** What an erasure destroyed. */
export interface Erasure {
  readonly entries: number;
  /** Records of which the last that stayed is gone. */
  readonly left: number;
}

/** The record past its term, as the migrator destroys it, who owns its tables by way of their role. */
export const RecordErasure = {
  /**
   * Destroys salt and content of what was recorded before a moment, but for what is under a legal hold, and what was left
   * of records until then; the tree stays as it was signed. Each batch is recorded by the transaction that destroys it.
   *
   * @param url the migrator's connection string
   * @param until an instant of ISO 8601, at least {@link RECORD_KEPT_YEARS} years ago
   * @returns how many entries are blank by it, and how many records are gone of which something was left
   * @throws CommandRefusal NOT_PREPARED where the schema is not there
   */
  async erase(url: string, until: string, reason: string): Promise<Erasure> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      let erased = 0;
      for (;;) {
        // An inspection reads that it was done, and not in how many entries: they would tell how large the record was.
        const ids = await RecordErasure.batch(client, until, reason, erased > 0);
        erased += ids;
        if (ids < BATCH) break;
      }
      await client.query('begin; set local role audit_owner');
      await client.query(READINGS, [until]);
      await client.query('commit');
      // Rows that are dead hold what they held until then.
      await client.query(VACUUM);
      // After the entries: some of it stays for as long as one names it.
      return { entries: erased, left: await LeftErasure.erase(client, until, reason) };
    } catch (error) {
      throw isNotPrepared(error) ? notPrepared() : error;
    } finally {
      await client.end();
    }
  },

  /**
   * @param cleared whether only the cleared read the entry that says so
   * @returns how many were there, none where nothing is due
   */
  async batch(client: Client, until: string, reason: string, cleared: boolean): Promise<number> {
    await client.query('begin');
    await client.query(TERMS_LOCKED);
    const { rows: kept } = await client.query<{ held: string[] }>(HELD);
    await client.query('set local role audit_owner');
    const { rows } = await client.query<{ id: string }>(DUE, [until, kept[0]?.held ?? []]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      const { type, operation, ...payload } = eventOf(ids, reason);
      await client.query(RECORD, [type, operation, payload, cleared]);
      await client.query(SALT, [ids]);
      const { rows: gone } = await client.query<{ over: string[] }>(ENTRIES, [ids]);
      await client.query('set local role exchange_sealer');
      await client.query(AROUND, [gone[0]?.over ?? []]);
    }
    await client.query('commit');
    return ids.length;
  },
};
