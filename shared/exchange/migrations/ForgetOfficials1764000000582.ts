import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Asked of each table once for all, since some have no index by who acted; that of an edge that is not seen is asked by the server.
const FORGET = `
  -- Lets officials go whose service ended before a moment, with mandates, suspensions and desks of theirs that ended, but for
  -- whom anything still names; answers how many they were.
  create function exchange.forget_officials(p_until timestamptz) returns int language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  declare ended uuid[] := array(select f.id from exchange.official f where f.active_until < p_until order by f.id);
    naming record; named uuid[]; one uuid; gone int := 0;
  begin
    delete from exchange.mandate m where m.ends_at < p_until and (m.official = any (ended) or m.responsible = any (ended));
    delete from exchange.suspension s where s.until < p_until and s.official = any (ended);
    delete from exchange.duty_desk d where d.registered_until < p_until and d.official = any (ended);
    for naming in select c.conrelid::regclass as place, a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'exchange.official'::regclass order by c.oid
    loop
      execute format('select array(select distinct w.%I from %s w where w.%I = any ($1))',
        naming.name, naming.place, naming.name) into named using ended;
      ended := array(select unnest(ended) except select unnest(named));
    end loop;
    foreach one in array ended loop
      begin
        delete from exchange.official f where f.id = one;
        gone := gone + 1;
      exception when foreign_key_violation then null;
      end;
    end loop;
    return gone;
  end $$;
  revoke execute on function exchange.forget_officials from public`;

/** Whoever acted goes at the term of the record of it. */
export class ForgetOfficials1764000000582 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [FORGET]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.forget_officials']);
  }
}
