import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const NOTED = `insert into exchange.disclosure ("grant") select g.id from exchange.grants_in_force() g
      on conflict do nothing;
    -- Whoever confirmed that no copy was left, and reads again, has one again.`;
const STANDS = 'exists (select from exchange.grants_in_force())';

const note = (language: string, body: string): string => `
  create or replace function exchange.note_disclosure() returns boolean language ${language} volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  ${body} $$;
`;

// A function in SQL plans its statements at each call, and three plans of what a grant stands on took a third of a
// read. Copies are looked for by key before it is asked whose they are.
const BY_KEPT_PLAN = note(
  'plpgsql',
  `begin
    ${NOTED}
    if exists (select from exchange.retention t
        where t.request = exchange.my('request')::uuid and t.copies_destroyed_at is not null) then
      perform exchange.keep_copies(g.id) from exchange.grants_in_force() g;
    end if;
    -- Whether it may be read as it is noted.
    return ${STANDS};
  end`,
);

const PLANNED_EACH_TIME = note(
  'sql',
  `${NOTED}
    select exchange.keep_copies(g.id) from exchange.grants_in_force() g
    cross join lateral (select t.copies_destroyed_at from exchange.retention t
      where t.request = g.request offset 0) k
    where k.copies_destroyed_at is not null;
    -- Whether it may be read as it is noted.
    select ${STANDS}`,
);

/** What is noted when a case is read under a grant is planned once for each connection. */
export class NoteByKeptPlan1764000000560 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return asExchangeOwner(runner, [BY_KEPT_PLAN]);
  }

  down(runner: QueryRunner): Promise<void> {
    return asExchangeOwner(runner, [PLANNED_EACH_TIME]);
  }
}
