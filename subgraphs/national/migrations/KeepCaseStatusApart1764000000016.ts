import { closeTable } from '@lidhja/enforcement';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ReadPersons1764000000015 } from './ReadPersons1764000000015';

// Uniqueness is per owner alone and nobody but the migrator writes here, so that it tells nobody
// anything; whoever looks for a reference looks among the cases that they can reach.
const TABLE = `
  create table "national".case_status (
    case_id uuid primary key,
    owner uuid not null,
    reference text not null,
    qark text not null,
    stage text not null check (stage in ('INVESTIGATION', 'PROSECUTION', 'TRIAL', 'CLOSED')),
    opened_on date not null,
    unique (owner, reference)
  );
  ${closeTable('national', 'case_status')}
  insert into "national".case_status (case_id, owner, reference, qark, stage, opened_on)
    select id, owner, reference, qark, stage, opened_on from "national"."case";
`;

// What is left says that there is a case. The area is there for row security alone, and beside each
// assignment once more, where every statement of an official asks for it.
const FRAME = `
  alter table "national"."case" drop column owner, drop column reference, drop column stage,
    drop column opened_on;
  alter table "national"."case" rename column qark to area;
  alter table "national"."case" add constraint case_with_area unique (id, area);
  alter table "national".case_assignment add column area text;
  update "national".case_assignment a set area = c.area from "national"."case" c where c.id = a.case_id;
  alter table "national".case_assignment alter column area set not null,
    drop constraint case_assignment_case_id_fkey,
    add constraint assignment_in_area_of_case foreign key (case_id, area)
      references "national"."case" (id, area) on update cascade;
  drop index "national".assignment_by_official;
  create index assignment_by_official on "national".case_assignment (official, case_id)
    include (area, since, until);
`;

const BACK = `
  drop index "national".assignment_by_official;
  create index assignment_by_official on "national".case_assignment (official, case_id);
  alter table "national".case_assignment drop column area,
    add constraint case_assignment_case_id_fkey foreign key (case_id) references "national"."case";
  alter table "national"."case" drop constraint case_with_area;
  alter table "national"."case" rename column area to qark;
  alter table "national"."case" add column owner uuid, add column reference text, add column stage text,
    add column opened_on date;
  update "national"."case" c set owner = s.owner, reference = s.reference, stage = s.stage,
    opened_on = s.opened_on from "national".case_status s where s.case_id = c.id;
  alter table "national"."case" alter column owner set not null, alter column reference set not null,
    alter column stage set not null, alter column opened_on set not null,
    add check (stage in ('INVESTIGATION', 'PROSECUTION', 'TRIAL', 'CLOSED')),
    add unique (owner, reference);
  create index case_by_reference on "national"."case" (reference, id);
  drop table "national".case_status;
`;

const READABLE_CASE = `
  create view "national".readable_case with (security_invoker = true) as
    select c.*, case when c.id = any ((select exchange.granted_records(null))::uuid[]) then 'grant||'
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(c.qark) then 'in_area' end,
        case when c.id = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end) || '|'
      end as access
    from "national"."case" c;
  grant select on "national".readable_case to lidhja_national;
`;

/** How far a case has come, and its reference, in a table that only those read who may read that. */
export class KeepCaseStatusApart1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The views read columns that move; `OpenCases` makes them anew.
    await runner.query('drop view "national".readable_person, "national".readable_case');
    await runner.query(TABLE);
    await runner.query(FRAME);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
    await runner.query(READABLE_CASE);
    await new ReadPersons1764000000015().up(runner);
  }
}
