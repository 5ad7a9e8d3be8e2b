import {
  readKeysDirectory,
  rewriteFunctions,
  sealerOf,
  type RecordSealer,
  type Rewriting,
} from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealPerson, type PersonWords } from '../sealing/sealedPerson';
import { FIND, PUT, TABLE } from './CreateSoughtPersons1764000000151';
import { GuardSoughtPersons1764000000164 } from './GuardSoughtPersons1764000000164';
import { REWRITTEN as HELD } from './HoldOutward1764000000370';
import { REWRITTEN } from './KeepDocuments1764000000175';
import { asExchangeOwner } from './asExchangeOwner';
import { closedToAuthorities, putIn, takeOut, withKey } from './sealedRows';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';

const TABLES = `
  -- Whom a request asks about, as its sender described them, sealed before it came here. About no record of the hub.
  create table exchange.sought_person (
    request uuid not null references exchange.request,
    position int not null check (position between 1 and 5),
    id uuid not null,
    particulars bytea not null check (octet_length(particulars) between 29 and 8192),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, position)
  );
  ${closedToAuthorities('sought_person')}
`;

const PUT_SEALED = `
  -- What is wrong is caught here, since the server's log would have the row that broke a check.
  create or replace function exchange.put_sought_persons(p_request uuid, p_persons jsonb) returns void
  language plpgsql volatile ${HEAD}
  begin
    if p_persons is null or p_persons = 'null' then return; end if;
    insert into exchange.sought_person (request, position, id, particulars)
    select p_request, a.position, p.id, decode(p.particulars, 'base64')
    from jsonb_array_elements(p_persons) with ordinality a (person, position)
    cross join lateral jsonb_to_record(a.person) as p (id uuid, particulars text);
    insert into exchange.data_key (request, record, kek, wrapped)
    select p_request, p.id, p.kek, decode(p.wrapped, 'base64')
    from jsonb_array_elements(p_persons) a (person)
    cross join lateral jsonb_to_record(a.person) as p (id uuid, kek text, wrapped text);
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

const FIND_SEALED = `
  -- For the two authorities of a request alone, with their keys, for who can unwrap them.
  create function exchange.find_sought_persons(p_requests uuid[])
  returns table (request uuid, "position" int, id uuid, particulars bytea, kek text, wrapped bytea,
    synthetic boolean)
  language plpgsql stable ${HEAD}
  declare told uuid[] := exchange.told_to_authorities(p_requests);
  begin return query
    select p.request, p.position, p.id, p.particulars, k.kek, k.wrapped, p.synthetic
    from exchange.sought_person p ${withKey('p')}
    where p.request = any (told) order by p.request, p.position;
  end $$;
  grant execute on function exchange.find_sought_persons to lidhja_international;
`;

const CLEAR = `t.request, t.position, t.synthetic, jsonb_build_object('givenName', t.given_name,
  'familyName', t.family_name, 'birthDate', t.birth_date, 'birthYear', t.birth_year,
  'citizenship', t.citizenship, 'sex', t.sex, 'documentKind', t.document_kind,
  'documentNumber', t.document_number, 'description', t.description) as words`;

const OUTWARD = 'alter table exchange.outward_request';
/** Rows are written anew, and what stood in them before does not stay behind. */
const AFRESH = `${OUTWARD} alter column request type jsonb using request || '{}'`;
const DROP = 'drop function exchange.find_sought_persons; drop table exchange.sought_person';
const found = (rewritten: readonly Rewriting[]): readonly Rewriting[] =>
  rewritten.filter(({ name }) => name === 'exchange.find_sought_persons');

interface Clear {
  readonly request: string;
  readonly position: number;
  readonly synthetic: boolean;
  readonly words: PersonWords;
}

/** Whom requests seek is sealed, each person under a key of their own. */
export class SealSoughtPersons1764000000381 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const clear = await takeOut<Clear>(runner, 'sought_person', CLEAR);
    // The files of the table go with it, and what stood in them.
    await asExchangeOwner(runner, [DROP, TABLES + PUT_SEALED + FIND_SEALED]);
    await this.rewrite(runner, [HELD]);
    const outward = await takeOut<{ id: string; persons: PersonWords[] }>(
      runner,
      'outward_request',
      `t.id, coalesce(t.request->'particulars', '[]') as persons`,
    );
    const waiting = outward.filter(({ persons }) => persons.length > 0);
    if (clear.length + waiting.length > 0) {
      const sealer = sealerOf(readKeysDirectory());
      await this.putSealed(runner, sealer, clear);
      await runner.query('set local role exchange_owner');
      for (const { id, persons } of waiting) {
        const sealed = await Promise.all(persons.map((one) => sealPerson(sealer, one)));
        await runner.query(
          `update exchange.outward_request w set request = jsonb_set(w.request, '{particulars}', $2::jsonb)
           where w.id = $1`,
          [id, JSON.stringify(sealed)],
        );
      }
      await runner.query('reset role');
    }
    await asExchangeOwner(runner, [AFRESH, `${OUTWARD} force row level security`]);
  }

  /** What is sealed is opened by no migration: it is lost by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `${OUTWARD} no force row level security`,
      `update exchange.outward_request w set request = w.request - 'particulars'`,
      `${OUTWARD} force row level security`,
      'alter table exchange.sought_person no force row level security',
      'alter table exchange.data_key no force row level security',
      'delete from exchange.data_key k using exchange.sought_person p where k.record = p.id',
      `alter table exchange.data_key force row level security; ${DROP}`,
      TABLE + FIND + PUT.replace('create function', 'create or replace function'),
      'grant execute on function exchange.find_sought_persons to lidhja_international',
    ]);
    await new GuardSoughtPersons1764000000164().up(runner);
    await this.rewrite(runner, [REWRITTEN, HELD]);
  }

  /** As it was rewritten before, so that it says the same of who reads it. */
  private async rewrite(
    runner: QueryRunner,
    before: readonly (readonly Rewriting[])[],
  ): Promise<void> {
    await runner.query('set local role exchange_owner');
    for (const one of before) await rewriteFunctions(runner, found(one));
    await runner.query('reset role');
  }

  private async putSealed(
    runner: QueryRunner,
    sealer: RecordSealer,
    clear: readonly Clear[],
  ): Promise<void> {
    for (const { words, ...row } of clear) {
      const { id, particulars, kek, wrapped } = await sealPerson(sealer, words);
      const { request } = row;
      await putIn(runner, 'sought_person', { ...row, id, particulars }, ['particulars']);
      await putIn(runner, 'data_key', { request, record: id, kek, wrapped }, ['wrapped']);
    }
  }
}
