import { readKeysDirectory, sealerOf } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealDocument } from '../sealing/sealedDocument';
import { FIND, FORM, PUT, TABLE } from './KeepDocuments1764000000175';
import { NameVisibly1764000000243 } from './NameVisibly1764000000243';
import { asExchangeOwner } from './asExchangeOwner';
import { closedToAuthorities, putIn, takeOut, withKey } from './sealedRows';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';

const TABLES = `
  -- Documents as whoever asked sent them, sealed before they came here: nothing in the database opens them.
  create table exchange.document (
    request uuid not null references exchange.request,
    number int not null check (number between 1 and 5),
    id uuid not null,
    kind text not null check (kind in ('LETTER_OF_REQUEST', 'COURT_ORDER', 'ARREST_WARRANT',
      'POLICE_REPORT', 'TRANSLATION', 'OTHER')),
    media_type text not null check (media_type in ('PDF', 'PNG', 'JPEG', 'TEXT')),
    language char(2) not null check (language ~ '^[a-z]{2}$'),
    -- Its name and the digest of its bytes; and its bytes. Each is 28 bytes longer than it was.
    label bytea not null check (octet_length(label) between 29 and 4096),
    content bytea not null check (octet_length(content) between 29 and 40988),
    given_at timestamptz not null default clock_timestamp(),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, number)
  );
  ${closedToAuthorities('document')}
  -- The keys of records that are sealed, each wrapped by one that the database does not have.
  create table exchange.data_key (
    request uuid not null references exchange.request,
    record uuid not null,
    kek text not null check (kek ~ '^[A-Za-z0-9_.:/-]{1,200}$'),
    wrapped bytea not null check (octet_length(wrapped) between 1 and 4096),
    primary key (request, record)
  );
  ${closedToAuthorities('data_key')}
`;

const PUT_SEALED = `
  -- What is wrong is caught here, since the server's log would have the row that broke a check.
  create or replace function exchange.put_documents(p_request uuid, p_documents jsonb) returns uuid
  language plpgsql volatile ${HEAD}
  declare had int := (select coalesce(max(d.number), 0) from exchange.document d where d.request = p_request);
    made uuid;
  begin
    if p_documents is null or p_documents = 'null' then return null; end if;
    if had + jsonb_array_length(p_documents) > 5 then
      raise exception 'REQUEST_DOCUMENTS_TOO_MANY' using errcode = 'LJ001';
    end if;
    insert into exchange.document (request, number, id, kind, media_type, language, label, content)
    select p_request, had + a.position, p.id, p.kind, p."mediaType", p.language,
      decode(p.label, 'base64'), decode(p.content, 'base64')
    from jsonb_array_elements(p_documents) with ordinality a (document, position)
    cross join lateral jsonb_to_record(a.document) as p (id uuid, kind text, "mediaType" text,
      language text, label text, content text);
    insert into exchange.data_key (request, record, kek, wrapped)
    select p_request, p.id, p.kek, decode(p.wrapped, 'base64')
    from jsonb_array_elements(p_documents) a (document)
    cross join lateral jsonb_to_record(a.document) as p (id uuid, kek text, wrapped text);
    select d.id into made from exchange.document d where d.request = p_request
    order by d.request desc, d.number desc limit 1;
    return made;
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

const FIND_SEALED = `
  -- Documents of requests with their keys, for who can unwrap them, and without their bytes.
  create function exchange.find_documents(p_requests uuid[])
  returns table (request uuid, number int, id uuid, kind text, media_type text, language text, bytes int,
    label bytea, kek text, wrapped bytea, given_at timestamptz, synthetic boolean)
  language plpgsql stable ${HEAD}
  declare told uuid[] := exchange.told_to_authorities(p_requests);
  begin return query
    select d.request, d.number, d.id, d.kind, d.media_type, d.language::text,
      octet_length(d.content) - 28, d.label, k.kek, k.wrapped, d.given_at, d.synthetic
    from exchange.document d ${withKey('d')}
    where d.request = any (told) order by d.request, d.number;
  end $$;
  create function exchange.find_document_contents(p_requests uuid[])
  returns table (id uuid, request uuid, content bytea, kek text, wrapped bytea)
  language plpgsql stable ${HEAD}
  declare told uuid[] := exchange.told_to_authorities(p_requests);
  begin return query
    select d.id, d.request, d.content, k.kek, k.wrapped
    from exchange.document d ${withKey('d')}
    where d.request = any (told) order by d.request, d.number;
  end $$;
  grant execute on function exchange.find_documents, exchange.find_document_contents
    to lidhja_international;
`;

const DROP = 'drop function exchange.find_document_contents, exchange.find_documents';
const FORGET = 'drop function exchange.digest_document, exchange.is_of_type, exchange.is_file_name';

interface Clear {
  readonly id: string;
  readonly name: string;
  readonly content: Buffer;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Documents are sealed, each under a key of its own that is kept wrapped. */
export class SealDocuments1764000000380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const clear = await takeOut<Clear>(
      runner,
      'document',
      `t.id, t.name, t.content, to_jsonb(t) - array['name', 'content', 'digest', 'id'] as rest`,
    );
    // The files of the table go with it, and what stood in them.
    await asExchangeOwner(runner, [
      `${DROP}; drop table exchange.document; ${FORGET}`,
      TABLES + PUT_SEALED + FIND_SEALED,
    ]);
    if (clear.length === 0) return;
    const sealer = sealerOf(readKeysDirectory());
    for (const { id, rest, ...one } of clear) {
      const { kek, wrapped, ...sealed } = await sealDocument(sealer, one, id);
      const { request } = rest;
      await putIn(runner, 'document', { ...rest, ...sealed }, ['label', 'content']);
      await putIn(runner, 'data_key', { request, record: id, kek, wrapped }, ['wrapped']);
    }
  }

  /** What is sealed is opened by no migration: documents are lost by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `${DROP}; drop table exchange.data_key, exchange.document`,
      FORM + TABLE + FIND + PUT.replace('create function', 'create or replace function'),
      `grant execute on function exchange.find_documents, exchange.find_document_contents
         to lidhja_international`,
    ]);
    await new NameVisibly1764000000243().up(runner);
  }
}
