import { readKeysDirectory, sealerOf, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealWords } from '../sealing/sealedWords';
import { asExchangeOwner } from './asExchangeOwner';
import { erasable, neverDeleted, sealedSize, unchangeable } from './erasableWords';
import { LOST } from './sealClearWords';
import { putIn, takeOut, withKey } from './sealedRows';
import { remakeFunctions } from './remakeFunctions';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const TABLE = 'exchange.request_answer';

// Its files go with what was in them.
const SEALED = `
  truncate ${TABLE};
  alter table ${TABLE} force row level security, drop constraint request_answer_words_check,
    add column id uuid not null, alter column words type bytea using null,
    add constraint request_answer_words_check ${sealedSize('words', 16384)};
  ${erasable({
    table: 'request_answer',
    kept: ['request', 'category', 'id', 'handling', 'restriction', 'synthetic'],
    sealed: ['words'],
  })}
  ${neverDeleted('request_answer')}
`;
const CLEAR = `
  delete from exchange.data_key k using ${TABLE} a where k.request = a.request and k.record = a.id;
  alter table exchange.data_key force row level security;
  ${unchangeable('request_answer')}
  alter table ${TABLE} force row level security, drop constraint request_answer_words_check,
    drop column id, alter column words type text using '${LOST}',
    add constraint request_answer_words_check check (length(words) between 1 and 4000);
`;

const WRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.answer_request',
    from: '(request, category, words, handling, restriction)',
    to: '(request, category, id, words, handling, restriction)',
  },
  {
    name: 'exchange.answer_request',
    from: 'select r.id, c.category, c.words, array(',
    to: `select r.id, c.category, (c.words->>'id')::uuid, decode(c.words->>'words', 'base64'), array(`,
  },
  {
    name: 'exchange.answer_request',
    from: 'as c (category text, words text, handling jsonb, restriction text)\n    where c.words is not null;',
    to: `as c (category text, words jsonb, handling jsonb, restriction text)
    where jsonb_typeof(c.words) = 'object';
    insert into exchange.data_key (request, record, kek, wrapped)
    select r.id, (c.words->>'id')::uuid, c.words->>'kek', decode(c.words->>'wrapped', 'base64')
    from jsonb_to_recordset(p_categories) as c (words jsonb) where jsonb_typeof(c.words) = 'object';`,
  },
  {
    name: 'exchange.answer_request',
    from: 'when check_violation or not_null_violation then',
    to: 'when data_exception or integrity_constraint_violation then',
  },
  {
    name: 'exchange.destroy_sealed',
    from: '    update exchange.document d set',
    to: `    update exchange.request_answer a set words = '' where a.request = t.request;
    update exchange.document d set`,
  },
];

const READ: readonly Rewriting[] = [
  {
    name: 'exchange.find_answers',
    from: 'words text,',
    to: 'id uuid, words bytea, kek text, wrapped bytea,',
  },
  { name: 'exchange.find_answers', from: 'a.words,', to: 'a.id, a.words, k.kek, k.wrapped,' },
  {
    name: 'exchange.find_answers',
    from: 'where w.request = r.id offset 0) a\n',
    to: `where w.request = r.id offset 0) a
    ${withKey('a')}
`,
  },
];

interface Clear {
  readonly words: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The words of answers from abroad are sealed, category by category. */
export class SealAnswers1764000000526 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const clear = await takeOut<Clear>(
      runner,
      'request_answer',
      `t.words, to_jsonb(t) - 'words' as row`,
    );
    await asExchangeOwner(runner, [
      SEALED,
      'alter table exchange.data_key disable trigger keep_sealed_term',
    ]);
    const sealer = clear.length > 0 ? sealerOf(readKeysDirectory()) : null;
    for (const { words: text, row } of sealer ? clear : []) {
      if (!sealer) continue;
      const { id, words, kek, wrapped } = await sealWords(sealer, TABLE, { words: text });
      await putIn(runner, 'request_answer', { ...row, id, words }, ['words']);
      const key = { request: row['request'], record: id, kek, wrapped };
      await putIn(runner, 'data_key', key, ['wrapped']);
    }
    await asExchangeOwner(runner, [
      'alter table exchange.data_key enable trigger keep_sealed_term',
    ]);
    await rewriteAsExchangeOwner(runner, WRITTEN);
    await remakeFunctions(runner, READ, 'lidhja_national');
  }

  /** What is sealed is opened by no migration: it is lost by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await remakeFunctions(runner, READ, 'lidhja_national', true);
    await rewriteAsExchangeOwner(runner, [...WRITTEN].reverse(), true);
    const open = ['data_key', 'request_answer'].map(
      (table) => `alter table exchange.${table} no force row level security`,
    );
    await asExchangeOwner(runner, [...open, CLEAR]);
  }
}
