import { readKeysDirectory, sealerOf, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealWords } from '../sealing/sealedWords';
import { asExchangeOwner } from './asExchangeOwner';
import { erasable, neverDeleted, sealedSize, unchangeable } from './erasableWords';
import { remakeFunctions } from './remakeFunctions';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';
import { LOST } from './sealClearWords';
import { putIn, takeOut } from './sealedRows';

const TABLE = 'exchange.inward_information';
const SIDES = 'exchange.my_organisation() in (sender, recipient)';

// Whose conditions were not accepted, or whose grant has ended, is not read; it is erased all the same.
const SEALED = `
  ${erasable({
    table: 'inward_information',
    kept: ['id', 'sender', 'recipient', 'synthetic'],
    sealed: ['words'],
    sides: SIDES,
  })}
  ${neverDeleted('inward_information')}
  create policy destroyed on ${TABLE} for select to exchange_owner
    using (exchange.my('erasing') = 'on' and ${SIDES});
`;
/** All of it is written anew, and what stood there does not stay behind. */
const AFRESH = `
  alter table ${TABLE} drop constraint inward_information_words_check,
    alter column words type bytea using ''::bytea;
  drop trigger refuse_change on ${TABLE};
`;
const KEPT = `
  create trigger refuse_change before update or delete on ${TABLE}
    for each row execute function exchange.refuse_change();
  alter table ${TABLE} force row level security,
    add constraint inward_information_words_check ${sealedSize('words', 32768)};
  alter table exchange.data_key enable trigger keep_sealed_term;
`;
const CLEAR = `
  alter table exchange.data_key no force row level security;
  delete from exchange.data_key k using exchange.request r where k.request = r.id and k.record = r.inward;
  alter table exchange.data_key force row level security;
  drop policy destroyed on ${TABLE};
  ${unchangeable('inward_information')}
  alter table ${TABLE} drop constraint inward_information_words_check,
    alter column words type text using '${LOST}',
    add constraint inward_information_words_check check (length(words) between 10 and 10000);
`;

const WRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.send_inward',
    from: 'told uuid := gen_random_uuid();',
    to: `told uuid := (p->'told'->>'id')::uuid;`,
  },
  {
    name: 'exchange.send_inward',
    from: `p->>'text');`,
    to: `decode(p->'told'->>'words', 'base64'));`,
  },
  {
    name: 'exchange.send_inward',
    from: `perform exchange.put_words(sent, p->'words');`,
    to: `perform exchange.put_words(sent, p->'words');
    insert into exchange.data_key (request, record, kek, wrapped)
    values (sent, told, p->'told'->>'kek', decode(p->'told'->>'wrapped', 'base64'));`,
  },
  {
    name: 'exchange.send_inward',
    from: 'when check_violation or not_null_violation or data_exception then',
    to: 'when integrity_constraint_violation or data_exception then',
  },
  {
    name: 'exchange.destroy_sealed',
    from: '    update exchange.document d set',
    to: `    perform set_config('lidhja.erasing', 'on', true);
    update exchange.inward_information i set words = ''
    where i.id = (select r.inward from exchange.request r where r.id = t.request);
    perform set_config('lidhja.erasing', '', true);
    update exchange.document d set`,
  },
];

const READ: readonly Rewriting[] = [
  {
    name: 'exchange.find_inward',
    from: 'words text,',
    to: 'words bytea, kek text, wrapped bytea,',
  },
  { name: 'exchange.find_inward', from: 'i.words,', to: 'i.words, k.kek, k.wrapped,' },
  {
    name: 'exchange.find_inward',
    from: 'where w.id = g.record offset 0) i\n',
    to: `where w.id = g.record offset 0) i
    left join lateral (select q.kek, q.wrapped from exchange.data_key q
      where q.request = g.request and q.record = i.id offset 0) k on true
`,
  },
];

interface Clear {
  readonly id: string;
  readonly request: string | null;
  readonly words: string;
}

/** What authorities abroad send unasked is sealed. */
export class SealInward1764000000527 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const clear = await takeOut<Clear>(
      runner,
      'inward_information',
      't.id, t.words, (select min(r.id::text) from exchange.request r where r.inward = t.id) as request',
    );
    await asExchangeOwner(runner, [
      AFRESH,
      'alter table exchange.data_key disable trigger keep_sealed_term',
    ]);
    if (clear.length > 0) await this.putSealed(runner, clear);
    await asExchangeOwner(runner, [KEPT, SEALED]);
    await rewriteAsExchangeOwner(runner, WRITTEN);
    await remakeFunctions(runner, READ, 'lidhja_national');
  }

  /** What is sealed is opened by no migration: it is lost by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await remakeFunctions(runner, READ, 'lidhja_national', true);
    await rewriteAsExchangeOwner(runner, [...WRITTEN].reverse(), true);
    await asExchangeOwner(runner, [CLEAR]);
  }

  private async putSealed(runner: QueryRunner, clear: readonly Clear[]): Promise<void> {
    const sealer = sealerOf(readKeysDirectory());
    for (const { id, request, words: text } of clear) {
      if (request === null) continue;
      const { words, kek, wrapped } = await sealWords(sealer, TABLE, { words: text }, id);
      await runner.query('set local role exchange_owner');
      await runner.query(`update ${TABLE} t set words = decode($2, 'base64') where t.id = $1`, [
        id,
        words,
      ]);
      await runner.query('reset role');
      await putIn(runner, 'data_key', { request, record: id, kek, wrapped }, ['wrapped']);
    }
  }
}
