import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'volatile security definer set search_path = pg_catalog, pg_temp as $$';
const NOTE = `
  -- Of requests whose answers are about to be read by the authority that asked: once for each.
  create function exchange.note_answers_read(p_requests uuid[]) returns void
  language plpgsql ${HEAD}
  begin
    insert into exchange.answer_reading (request)
    select distinct a.request from exchange.find_answers(p_requests) a where a.asked order by 1
    on conflict do nothing;
  end $$;
  grant execute on function exchange.note_answers_read to lidhja_national;
`;
const BEFORE = `
  create function exchange.note_answer_read(p_request uuid) returns void
  language plpgsql ${HEAD}
  begin
    insert into exchange.answer_reading (request)
    select a.request from exchange.find_answers(array[p_request]) a where a.asked limit 1
    on conflict do nothing;
  end $$;
  grant execute on function exchange.note_answer_read to lidhja_national;
`;

/** That answers are read is noted before they are, and of all that are asked for at once. */
export class NoteAnswersFirst1764000000473 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.note_answer_read', NOTE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.note_answers_read', BEFORE]);
  }
}
