import { sampleId } from '@lidhja/platform';
import type { Client } from 'pg';
import { writtenLike } from './writtenLike';

/** Cases in the benchmark's database beside the sample. */
export const CASES = 1_000_000;
/** Cases on a page. */
export const PAGE = 50;
/** Cases to which the prosecutor is assigned. */
export const ASSIGNED = 400;
/** Requests of the agency that were granted and are over, beside the one that lives. */
export const OLD_GRANTS = 100;

/** The request whose grant lives. */
export const LIVE = sampleId('request/it-decided');

/** A request like it, whose grants open a page of cases. */
export const WIDE = 'be4c0000-0000-4000-8000-000000000000';

const fill = (table: string, columns: string, select: string): string =>
  `insert into "national".${table} (${columns}) select ${select} from generate_series(1, ${CASES}) n`;

/** Adds a million cases, the prosecutor's assignments and the agency's old grants. Synthetic throughout. */
export async function addMillionCases(client: Client): Promise<void> {
  await client.query(`set synchronous_commit = off`);
  await client.query(fill('"case"', 'area, synthetic', `'AL-12', true`));
  await client.query(
    `insert into "national".case_status (case_id, owner, reference, qark, stage, opened_on)
     select id, '${sampleId('organisation/prosecutor-vlora')}', 'BENCH-' || lpad((row_number() over ())::text, 7, '0'),
       area, 'INVESTIGATION', '2026-01-01' from "national"."case" c
     where not exists (select from "national".case_status s where s.case_id = c.id)`,
  );
  await client.query(
    `insert into "national".case_assignment (case_id, official, area, since)
     select case_id, '${sampleId('official/prosecutor-vlora')}', qark, '2026-01-01'
     from "national".case_status
     where reference like 'BENCH-%' and right(reference, 3) = '500' limit ${ASSIGNED}`,
  );
  await client.query(
    `insert into exchange.request select (r).* from (select jsonb_populate_record(r,
         jsonb_build_object('id', md5('bench' || n)::uuid, 'reference', 'BENCH-' || n)) as r
       from exchange.request r, generate_series(1, ${OLD_GRANTS}) n where r.id = '${LIVE}') made`,
  );
  for (const sql of writtenLike(
    `'${LIVE}'`,
    `md5('bench' || n)::uuid`,
    `generate_series(1, ${OLD_GRANTS}) n`,
  ))
    await client.query(sql);
  await client.query(
    `insert into exchange.decision (id, request, owner, decided_by)
     select md5('decision' || n)::uuid, md5('bench' || n)::uuid, d.owner, d.decided_by
     from exchange.decision d, generate_series(1, ${OLD_GRANTS}) n where d.request = '${LIVE}'`,
  );
  await client.query(
    `insert into exchange."grant" (decision, request, record, organisation, purpose, categories,
       requested_by, approved_by, valid_from, valid_until)
     select md5('decision' || n)::uuid, md5('bench' || n)::uuid, g.record, g.organisation, g.purpose,
       g.categories, g.requested_by, g.approved_by, g.valid_from, g.valid_from + interval '1 day'
     from exchange."grant" g, generate_series(1, ${OLD_GRANTS}) n where g.request = '${LIVE}'`,
  );
  await client.query(
    `insert into exchange.request select (jsonb_populate_record(r,
         jsonb_build_object('id', $1::uuid, 'reference', 'BENCH-WIDE'))).*
     from exchange.request r where r.id = $2`,
    [WIDE, LIVE],
  );
  await client.query(
    `insert into exchange.decision (id, request, owner, decided_by)
     select $1, $1, d.owner, d.decided_by from exchange.decision d where d.request = $2`,
    [WIDE, LIVE],
  );
  await client.query(
    `insert into exchange."grant" (decision, request, record, organisation, purpose, categories,
       requested_by, approved_by, valid_from, valid_until)
     select $1, $1, s.case_id, g.organisation, g.purpose, g.categories, g.requested_by, g.approved_by,
       g.valid_from, g.valid_until
     from exchange."grant" g cross join (select c.case_id from "national".case_status c
       where c.reference like 'BENCH-%' order by c.reference limit ${PAGE}) s where g.request = $2`,
    [WIDE, LIVE],
  );
  // As autovacuum would have left it.
  await client.query('vacuum (analyze)');
}
