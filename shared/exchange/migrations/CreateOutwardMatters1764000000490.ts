import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// No foreign keys, for the reason that notices have none. Found by what is sealed and by what is over: no index of
// requests would be read for either, so that none can serve another question in its place.
const TABLE = `
  -- The case and each person that a request abroad is about since it has left, with its term: what is sent stays as
  -- it is. By these its end is noted for both of its sides, whoever reads.
  create table exchange.outward_matter (
    id uuid primary key default gen_random_uuid(),
    record uuid not null,
    request uuid not null,
    valid_until timestamptz not null,
    end_noted boolean not null default false
  );
  create index outward_running on exchange.outward_matter (valid_until, id) where not end_noted;
  create index outward_of_record on exchange.outward_matter (record);
  alter table exchange.outward_matter enable row level security;
`;

const MATTERS = `
    from (select w.record, w.persons, w.valid_until from exchange.outward_request w
      where w.id = r.outward offset 0) o
    cross join lateral (select distinct x.record from unnest(o.persons || o.record) x (record)) m`;

const TRIGGER = `
  create function exchange.keep_matters() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  declare r exchange.request := new;
  begin
    insert into exchange.outward_matter (record, request, valid_until)
    select m.record, r.id, o.valid_until ${MATTERS};
    return null;
  end $$;
  create trigger keep_matters after insert on exchange.request
    for each row when (new.outward is not null) execute function exchange.keep_matters();
`;

/** What had ended before is told in no notice, as steps of before are not. */
const BEFORE = `
  insert into exchange.outward_matter (record, request, valid_until, end_noted)
  select m.record, r.id, o.valid_until, o.valid_until <= clock_timestamp()
  from (select q.id, q.outward from exchange.request q where q.outward is not null offset 0) r
  cross join lateral (select w.record, w.persons, w.valid_until from exchange.outward_request w
    where w.id = r.outward offset 0) o
  cross join lateral (select distinct x.record from unnest(o.persons || o.record) x (record)) m`;

/** What requests abroad are about, by which their ends are found. */
export class CreateOutwardMatters1764000000490 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE, TRIGGER, BEFORE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger keep_matters on exchange.request',
      'drop function exchange.keep_matters',
      'drop table exchange.outward_matter',
    ]);
  }
}
