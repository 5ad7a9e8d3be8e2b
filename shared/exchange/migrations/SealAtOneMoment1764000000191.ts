import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// One that lies ahead acted in part since it was written; from here on it acts whole.
const AHEAD = 'update exchange.seal set since = clock_timestamp() where since > clock_timestamp()';

const TRIGGER = `
  -- A seal acts in one moment, that in which it is written. Dated ahead it would act in part before; dated
  -- back it would end a grant before what was read on it meanwhile.
  create function exchange.keep_moment() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if tg_op = 'UPDATE' then
      raise exception 'the moment of a seal is not changed';
    elsif new.since > clock_timestamp() then
      raise exception 'a seal does not begin later: write it in the run in which it is to act';
    elsif new.since < transaction_timestamp() and exists (select from exchange."grant" g
        where g.record = new.record and g.valid_until > new.since) then
      raise exception 'a seal that ends a grant begins when it is written: leave its moment out';
    end if;
    return new;
  end $$;
  create trigger keep_moment before insert on exchange.seal
    for each row execute function exchange.keep_moment();
  create trigger keep_moment_after before update on exchange.seal
    for each row when (old.record <> new.record or old.since <> new.since)
    execute function exchange.keep_moment();
`;

/** A seal takes effect everywhere at once, when it is written. */
export class SealAtOneMoment1764000000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [AHEAD, TRIGGER]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop trigger keep_moment_after on exchange.seal',
      'drop trigger keep_moment on exchange.seal',
      'drop function exchange.keep_moment',
    ]);
  }
}
