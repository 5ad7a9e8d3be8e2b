import { SAMPLE_ISSUER } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import type { Client } from 'pg';
import { writtenLike } from './writtenLike';

/** Who holds grants: a subject of tokens, and how many requests of theirs were granted. */
export interface Holder {
  readonly subject: string;
  readonly grants: number;
}

/** The request of the sample whose grant is copied: its case is the one that is read. */
const LIKE = sampleId('request/it-decided');

/** An id by a text: its MD5, marked as a version 4 of RFC 9562. */
const idBy = (text: string): string =>
  `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`;

/** An agency of its own with as many live grants on the case. Synthetic throughout. */
const holder = ({ subject, grants }: Holder): string[] => {
  const each = `generate_series(1, ${grants}) n`;
  const id = idBy(`'${subject}/' || n`);
  const self = idBy(`'${subject}'`);
  return [
    `insert into exchange.organisation (id, name, kind, country, synthetic)
     values (${self}, '${subject} (fictitious)', 'foreign_authority', 'IT', true)`,
    `insert into exchange.official (id, organisation, issuer, subject, functions, synthetic)
     values (${self}, ${self}, '${SAMPLE_ISSUER}', '${subject}', '{requests}', true)`,
    `insert into exchange.competent_authority (agreement, organisation)
     values ('${sampleId('agreement/al-it')}', ${self})`,
    `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', ${id},
       'reference', '${subject}-' || n, 'requesting', ${self},
       'submitted_by', ${self}))).*
     from exchange.request r, ${each} where r.id = '${LIKE}'`,
    ...writtenLike(`'${LIKE}'`, id, each),
    `insert into exchange.request_event (request, number, event, at, organisation, taken_by)
     select ${id}, 1, e.event, e.at, e.organisation, e.taken_by
     from exchange.request_event e, ${each} where e.request = '${LIKE}' and e.event = 'ACKNOWLEDGED'`,
    `insert into exchange.decision (id, request, owner, decided_by, decided_at)
     select ${id}, ${id}, d.owner, d.decided_by, d.decided_at
     from exchange.decision d, ${each} where d.request = '${LIKE}'`,
    `insert into exchange.decision_category (decision, category, granted, ground)
     select ${id}, c.category, c.granted, c.ground from exchange.decision d
     join exchange.decision_category c on c.decision = d.id, ${each} where d.request = '${LIKE}'`,
    `insert into exchange."grant" (id, decision, request, record, organisation, purpose, categories,
       requested_by, approved_by, valid_from, valid_until)
     select ${id}, ${id}, ${id}, g.record, ${self}, g.purpose, g.categories,
       ${self}, g.approved_by, g.valid_from, g.valid_until
     from exchange."grant" g, ${each} where g.request = '${LIKE}'`,
  ];
};

/** Cases of the prosecutor's office that nobody in the benchmark asks for, with an offence each. */
const cases = (): string[] => [
  `insert into "national"."case" (area, synthetic) select 'AL-12', true
   from generate_series(1, $1 - (select count(*)::int from "national"."case")) n`,
  `insert into "national".case_status (case_id, owner, reference, qark, stage, opened_on)
   select id, '${sampleId('organisation/prosecutor-vlora')}',
     'BENCH-' || lpad((row_number() over ())::text, 7, '0'), area, 'INVESTIGATION', '2026-01-01'
   from "national"."case" c
   where not exists (select from "national".case_status s where s.case_id = c.id)`,
  `insert into "national".case_offence (case_id, offence, article)
   select s.case_id, 'TRAFFICKING_IN_PERSONS', '110/a' from "national".case_status s
   where s.reference like 'BENCH-%'`,
];

/** Fills a database up to so many cases, and gives each holder their grants. */
export async function addCasesBehind(
  client: Client,
  count: number,
  holders: readonly Holder[],
): Promise<void> {
  await client.query('set synchronous_commit = off');
  for (const sql of cases()) await client.query(sql, sql.includes('$1') ? [count] : []);
  for (const sql of holders.flatMap(holder)) await client.query(sql);
  // As autovacuum would have left it.
  await client.query('vacuum (analyze)');
}
