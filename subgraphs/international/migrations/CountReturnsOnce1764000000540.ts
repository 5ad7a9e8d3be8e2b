import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ONCE: readonly Rewriting[] = [
  {
    name: '"international".keep_return_term',
    from: 'perform exchange.keep_record_term(',
    to: `-- Told once more that it was given up, it ended when that was told first.
    if tg_op = 'UPDATE' and new.stage = old.stage and new.travelled_on is not distinct from old.travelled_on then
      return null;
    end if;
    perform exchange.keep_record_term(`,
  },
];

const trigger = (columns: string): string => `
  drop trigger keep_term on "international".person_return;
  create trigger keep_term after insert or update of ${columns} on "international".person_return
    for each row execute function "international".keep_return_term()`;

/** The end of a return is that of its journey as it stands, and is not put off by being told again. */
export class CountReturnsOnce1764000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, ONCE);
    await runner.query(trigger('stage, travelled_on'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(trigger('stage'));
    await rewriteFunctions(runner, ONCE, true);
  }
}
