import { Client } from 'pg';
import { recordExported } from './exportLog';

/** From and until, as instants of ISO 8601; the first belongs to the period, the last does not. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What was disclosed of one category for one purpose, under one agreement or at home. */
export interface ReportLine {
  /** Title of the agreement; null for what was read without a request. */
  readonly agreement: string | null;
  readonly purpose: string;
  readonly category: string;
  /** Answers that went out. */
  readonly answers: number;
  /** Cases, persons and other records that they told of, each once. */
  readonly records: number;
}

/** What is about a sealed person or case: referrals, consents, returns and word of danger; with all that was erased. */
const ABOUT_SEALED = `select array(
    select e.consent from exchange.consent_person e where e.person = any ($1::uuid[])
    union all select e.referral from exchange.referral_person e where e.person = any ($1::uuid[])
    union all select e.return from exchange.return_person e where e.person = any ($1::uuid[])
    union all select e.push from exchange.danger_push_record e where e.record = any ($1::uuid[])
    union all select t.push from exchange.danger_erased t)::text[] as closed`;

/**
 * What was read and went out, as the record tells it to an inspection that is not cleared. What the cleared did, and
 * what was about anything that is sealed now, is not counted: a report is read by others than may know of it.
 */
const DISCLOSED = `
  from audit.entry e
  cross join lateral (select audit.open_entry(e.payload, $3::text[]) as told offset 0) t
  cross join lateral jsonb_array_elements(t.told->'coordinates') c
  cross join lateral jsonb_array_elements_text(c->'records') r (record)
  where e.type = 'released' and not e.cleared and e.recorded_at >= $1 and e.recorded_at < $2
    and exists (select from audit.entry d where d.operation = e.operation and d.type = 'dispatched')`;

const LINES = `
  select q.agreement, e.purpose, k.category, count(distinct e.operation)::int as answers,
    count(distinct r.record)::int as records
  ${DISCLOSED.replace(
    'where',
    `join jsonb_to_recordset($4) as k (coordinate text, category text) on k.coordinate = c->>'coordinate'
     left join jsonb_to_recordset($5) as q (request uuid, agreement text) on q.request = e.request
     where`,
  )}
  group by q.agreement, e.purpose, k.category order by q.agreement nulls last, e.purpose, k.category`;

const CATEGORIES = `select distinct coordinate, category from exchange.classification
  where category <> 'OPEN'`;
const AGREEMENTS = `select q.id as request, a.title as agreement
  from exchange.request q join exchange.agreement a on a.id = q.agreement where q.id = any ($1)`;

/** Disclosures of a period, as the migrator reads them, who owns the tables by way of their roles. */
export const DisclosureReport = {
  /**
   * Recorded before anything is read, as an export is.
   * @param url the migrator's connection string
   */
  async lines(url: string, { from, until }: Period, reason: string): Promise<ReportLine[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await recordExported(client, reason);
      await client.query('begin isolation level repeatable read read only');
      const as = async <T extends object>(
        owner: 'audit_owner' | 'exchange_owner' | 'exchange_sealer',
        sql: string,
        values: unknown[] = [],
      ): Promise<T[]> => {
        await client.query(`set local role ${owner}`);
        return (await client.query<T>(sql, values)).rows;
      };
      const [seal] = await as<{ sealed: string[] }>(
        'exchange_owner',
        'select array(select record from exchange.seal)::text[] as sealed',
      );
      const sealed = seal?.sealed ?? [];
      // Whom edges are about is told to nobody else.
      const [about] = await as<{ closed: string[] }>('exchange_sealer', ABOUT_SEALED, [sealed]);
      const period = [from, until, [...sealed, ...(about?.closed ?? [])]];
      const requests = await as<{ request: string }>(
        'audit_owner',
        `select distinct e.request ${DISCLOSED} and e.request is not null`,
        period,
      );
      const categories = await as('exchange_owner', CATEGORIES);
      const agreements = await as('exchange_owner', AGREEMENTS, [
        requests.map(({ request }) => request),
      ]);
      const values = [...period, JSON.stringify(categories), JSON.stringify(agreements)];
      return await as<ReportLine>('audit_owner', LINES, values);
    } finally {
      await client.end();
    }
  },
};
