import type { MigrationInterface, QueryRunner } from 'typeorm';

const SAFE = 'security definer set search_path = pg_catalog, pg_temp';

const TABLE = `
  create table audit.key_ring (
    use text primary key check (use in ('receipt', 'checkpoint')),
    -- By key: from when it signs, until when, and whether it was lost.
    keys jsonb not null check (jsonb_typeof(keys) = 'object')
  );
  alter table audit.key_ring enable row level security;
`;

// Each part of its own keys alone; whoever prepares the parts, of both.
const NOTE = `
  create function audit.note_keys(p_use text, p_keys jsonb) returns int language plpgsql volatile ${SAFE} as $$
  declare before jsonb; told int;
  begin
    if (session_user, p_use) not in (('lidhja_gateway', 'receipt'), ('lidhja_evidence', 'checkpoint'))
        and session_user <> 'lidhja_migrator' then
      raise exception 'INTERNAL' using errcode = 'LJ001';
    end if;
    insert into audit.key_ring (use, keys) values (p_use, '{}') on conflict do nothing;
    -- Of two that see the same change, the second waits and finds that it was told.
    select r.keys into before from audit.key_ring r where r.use = p_use for update;
    insert into audit.entry (type, cleared, operation, payload)
    select 'key_changed', false, gen_random_uuid(), jsonb_build_object('records', jsonb_build_array(c.kid),
      'code', c.what, 'detail', p_use, 'key', c.key)
    from (select coalesce(a.key, b.key) as kid, coalesce(a.value, b.value) as key,
        case when b.key is null then 'ADDED' when a.key is null then 'REMOVED'
          when b.value->>'revokedAt' is null and a.value->>'revokedAt' is not null then 'REVOKED'
          else 'CHANGED' end as what
      from jsonb_each(before) b full join jsonb_each(p_keys) a on a.key = b.key
      where a.value is distinct from b.value) c
    order by c.kid;
    get diagnostics told = row_count;
    update audit.key_ring r set keys = p_keys where r.use = p_use and told > 0;
    return told;
  end $$;
  revoke all on function audit.note_keys from public;
  grant execute on function audit.note_keys to lidhja_gateway, lidhja_evidence, lidhja_migrator;
`;

const TYPES = [
  ...['released', 'written', 'dispatched', 'refused', 'refusals_counted', 'notified'],
  ...['exported', 'escalated', 'told', 'erased'],
];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That a key with which the hub signs was added, ends, was revoked or is gone is recorded, whoever changed the list. */
export class NoteKeys1764000000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    for (const sql of [types(...TYPES, 'key_changed'), TABLE, NOTE]) await runner.query(sql);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await runner.query('drop function audit.note_keys; drop table audit.key_ring');
    await runner.query(types(...TYPES));
    await runner.query('reset role');
  }
}
