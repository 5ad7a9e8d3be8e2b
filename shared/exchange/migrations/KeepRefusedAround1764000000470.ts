import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// What a part keeps of an attempt goes with its transaction where the attempt is refused; the entries of it stay.
const KEEP = `
  -- As keep_attempt_around, of an operation that was refused, for whoever asked.
  create function exchange.keep_refused_around(p_operation uuid, p_official uuid, p_around uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare named jsonb := exchange.implicated(p_around);
  begin
    insert into exchange.danger_attempt_around
    select w.id::uuid, p_operation, p_official, bool_and(w.nameless)
    from (select jsonb_array_elements_text((named->'bodies') || (named->'officials')) as id, false as nameless
      union all select jsonb_array_elements_text(named->'offices'), true) w group by w.id
    on conflict do nothing;
  end $$;
`;

/** What is in the record of word of danger that was refused is kept from those whom it would have gone around. */
export class KeepRefusedAround1764000000470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      KEEP,
      'grant execute on function exchange.keep_refused_around to lidhja_gateway',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.keep_refused_around']);
  }
}
