import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const NOTED = `
    update exchange."grant" g set end_noted = true where g.id = any (due);`;
const END = 'on conflict (id) do nothing;';

const REWRITTEN: readonly Rewriting[] = [
  { name: 'exchange.note_ends', from: `${NOTED}\n    insert`, to: '\n    insert' },
  { name: 'exchange.note_ends', from: END, to: `${END}${NOTED}` },
];

/**
 * An end by a seal is noted also where nobody had read since: a grant whose term was found to be over was marked as
 * noted before its end by a seal was looked for, so that whoever it is sealed from was never told that it had ended.
 */
export class NoteSealedEnds1764000000504 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(
      runner,
      [...REWRITTEN].reverse().map(({ name, from, to }) => ({ name, from: to, to: from })),
    );
  }
}
