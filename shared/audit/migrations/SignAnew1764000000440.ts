import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// A key that has just begun signs at once, whether or not anything is new: the checkpoint of that size is signed anew,
// of the same tree and no other.
const ANEW: readonly Rewriting[] = [
  {
    name: 'audit.keep_checkpoint',
    from: 'insert into audit.checkpoint (size, root, note) values (p_size, p_root, p_note);',
    to: `insert into audit.checkpoint as c (size, root, note) values (p_size, p_root, p_note)
      on conflict (size) do update set note = excluded.note, signed_at = excluded.signed_at
        where c.root = excluded.root;
    if not found then raise exception 'INTERNAL' using errcode = 'LJ001'; end if;`,
  },
];

/** A checkpoint can be signed anew with other keys; of a size there is one tree, as before. */
export class SignAnew1764000000440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, ANEW);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, ANEW, true);
    await runner.query('reset role');
  }
}
