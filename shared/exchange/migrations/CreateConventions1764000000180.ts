import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  -- Conventions on which something goes without a bilateral agreement. Of each what is read of it alone.
  create table exchange.convention (
    code text primary key check (code ~ '^[A-Z0-9_]{3,20}$'),
    title text not null,
    source text not null
  );
  create table exchange.convention_party (
    convention text not null references exchange.convention,
    country char(2) not null check (country ~ '^[A-Z]{2}$'),
    in_force_from date not null,
    -- First day on which it no longer binds that state, after a denunciation (CETS 197, article 46).
    in_force_until date check (in_force_until > in_force_from),
    synthetic boolean not null,
    primary key (convention, country, in_force_from)
  );
  alter table exchange.convention enable row level security;
  alter table exchange.convention_party enable row level security;
`;

/**
 * Entry into force by state: the first day of the month that follows three months after its ratification
 * (article 42). Albania, its neighbours, and the states of the sample's organisations.
 */
const PARTIES: Readonly<Record<string, string>> = {
  AL: '2008-02-01',
  BA: '2008-05-01',
  CH: '2013-04-01',
  GR: '2014-08-01',
  IT: '2011-03-01',
  ME: '2008-11-01',
  MK: '2009-09-01',
  NO: '2008-05-01',
  RS: '2009-08-01',
};

const ROWS = `
  insert into exchange.convention values ('CETS_197',
    'Council of Europe Convention on Action against Trafficking in Human Beings',
    'Council of Europe Treaty Office, chart of signatures and ratifications of Treaty 197 (to be confirmed by counsel)');
  insert into exchange.convention_party (convention, country, in_force_from, synthetic) values
    ${Object.entries(PARTIES)
      .map(([country, from]) => `('CETS_197', '${country}', '${from}', false)`)
      .join(',\n    ')};
`;

const STATES = `
  -- States in which a convention is in force today.
  create function exchange.convention_states(p_convention text) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(select p.country::text from exchange.convention_party p
      where p.convention = p_convention and p.in_force_from <= current_date
        and (p.in_force_until is null or p.in_force_until > current_date) order by p.country) $$;
`;

/** Conventions and their parties, as reference data: a state that joins or leaves is a migration with its source. */
export class CreateConventions1764000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLES, ROWS, STATES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.convention_states',
      'drop table exchange.convention_party, exchange.convention',
    ]);
  }
}
