import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Whoever acted is named by ids in every part, with a key to them and without. Asked of each column once for all; edges are the
// sealer's, and what is sealed is not seen: there the server refuses, by the key.
const FORGET = `
  -- Lets officials go whose service ended before a moment, with mandates, suspensions and desks of theirs that ended, but for
  -- whom any row still names; answers how many they were. As the migrator, who sees all parts.
  create function exchange.forget_officials(p_until timestamptz) returns int language plpgsql volatile
  set search_path = pg_catalog, pg_temp as $$
  declare ended uuid[] := array(select f.id from exchange.official f where f.active_until < p_until
      and f.id <> all (exchange.named_by_edges()) order by f.id);
    naming record; named uuid[]; one uuid; gone int := 0;
  begin
    for naming in select c.oid::regclass as place, a.attname as name, a.atttypid = 'uuid[]'::regtype as many
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace in (select n.oid from pg_namespace n
          where n.nspname = any ('{exchange,audit,national,local,international}'))
        and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and cardinality(ended) > 0
        and c.oid <> all ('{exchange.official,exchange.mandate,exchange.suspension,exchange.duty_desk}'::regclass[])
      order by c.oid, a.attnum
    loop
      execute format(case when naming.many
        then 'select array(select distinct x from %1$s w cross join unnest(w.%2$I) x where x = any ($1))'
        else 'select array(select distinct w.%2$I from %1$s w where w.%2$I = any ($1))' end,
        naming.place, naming.name) into named using ended;
      ended := array(select unnest(ended) except select unnest(named));
    end loop;
    foreach one in array ended loop
      begin
        delete from exchange.mandate m where m.ends_at < p_until and one in (m.official, m.responsible);
        delete from exchange.suspension s where s.until < p_until and s.official = one;
        delete from exchange.duty_desk d where d.registered_until < p_until and d.official = one;
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
