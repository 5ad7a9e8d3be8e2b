import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { withKey } from './sealedRows';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// By the database's clock: nothing is written when the day has come, and a hold opens it again. The key stays where it
// is for the two who erase it. It follows from the request alone, so that no seal shows in it.
const PAST = `and not exists (select from exchange.retention t where t.request = q.request
        and t.delete_at <= clock_timestamp() and t.held_by is null offset 0) offset 0) k on true`;

const keyOf = (name: string, row: string): Rewriting => ({
  name: `exchange.${name}`,
  from: withKey(row),
  to: withKey(row).replace('offset 0) k on true', PAST),
});

/** Of what is not opened the size is not told, as once it is destroyed. */
const sizeOf = (name: string): Rewriting => ({
  name: `exchange.${name}`,
  from: `case when d.content <> '' then`,
  to: `case when d.content <> '' and k.kek is not null then`,
});

const REWRITTEN: readonly Rewriting[] = [
  keyOf('read_requests', 'w'),
  keyOf('find_sought_persons', 'p'),
  keyOf('find_documents', 'd'),
  sizeOf('find_documents'),
  keyOf('find_document_contents', 'd'),
  keyOf('find_answers', 'a'),
  keyOf('find_answer_documents', 'd'),
  sizeOf('find_answer_documents'),
  keyOf('find_answer_contents', 'd'),
  {
    name: 'exchange.find_inward',
    from: 'where q.request = g.request and q.record = i.id offset 0) k on true',
    to: `where q.request = g.request and q.record = i.id ${PAST}`,
  },
];

/** No key is handed out of what a request has sealed, once it is past its last day and under no hold. */
export class CloseSealedPastTerm1764000000562 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
