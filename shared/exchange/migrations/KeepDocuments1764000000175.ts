import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp as $$';
const PLAIN = 'language sql immutable set search_path = pg_catalog, pg_temp';

export const FORM = `
  create function exchange.is_file_name(p_name text) returns boolean ${PLAIN} as $$
    select length(p_name) between 1 and 200 and p_name !~ '[[:cntrl:]/\\\\]' and p_name !~ '^[. ]| $' $$;
  -- By what a file of the type begins with; a text that is no UTF-8 raises a data exception.
  create function exchange.is_of_type(p_content bytea, p_type text) returns boolean ${PLAIN} as $$
    select case p_type
      when 'PDF' then substr(p_content, 1, 5) = '\\x255044462d'
      when 'PNG' then substr(p_content, 1, 8) = '\\x89504e470d0a1a0a'
      when 'JPEG' then substr(p_content, 1, 3) = '\\xffd8ff'
      else convert_from(p_content, 'UTF8') is not null end $$;
`;

export const TABLE = `
  -- Documents that whoever asked sent with a request or after it. About no record of the hub.
  create table exchange.document (
    request uuid not null references exchange.request,
    number int not null check (number between 1 and 5),
    id uuid not null default gen_random_uuid(),
    kind text not null check (kind in ('LETTER_OF_REQUEST', 'COURT_ORDER', 'ARREST_WARRANT',
      'POLICE_REPORT', 'TRANSLATION', 'OTHER')),
    name text not null check (exchange.is_file_name(name)),
    media_type text not null check (media_type in ('PDF', 'PNG', 'JPEG', 'TEXT')),
    language char(2) not null check (language ~ '^[a-z]{2}$'),
    content bytea not null check (octet_length(content) between 1 and 40960),
    digest bytea not null check (octet_length(digest) = 32),
    given_at timestamptz not null default clock_timestamp(),
    synthetic boolean not null default exchange.acts_for_sample(),
    primary key (request, number),
    check (exchange.is_of_type(content, media_type))
  );
  -- Of the two authorities of its request, whatever a function forgets to ask. Looked up by key
  -- (offset 0), whatever the planner holds of the sizes.
  create policy readable on exchange.document for select to exchange_owner
    using (exists (select from exchange.request r where r.id = document.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0));
  create policy written on exchange.document for insert to exchange_owner with check (true);
  alter table exchange.document enable row level security, force row level security;
  create function exchange.digest_document() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin new.digest := sha256(new.content); return new; end $$;
  create trigger digest_document before insert on exchange.document
    for each row execute function exchange.digest_document();
  create trigger refuse_change before update on exchange.document
    for each row execute function exchange.refuse_change();
`;

export const PUT = `
  -- What is wrong is caught here, since the server's log would have the row that broke a check.
  create function exchange.put_documents(p_request uuid, p_documents jsonb) returns uuid
  language plpgsql volatile ${HEAD}
  declare had int := (select coalesce(max(d.number), 0) from exchange.document d where d.request = p_request);
    made uuid;
  begin
    if p_documents is null or p_documents = 'null' then return null; end if;
    if had + jsonb_array_length(p_documents) > 5 then
      raise exception 'REQUEST_DOCUMENTS_TOO_MANY' using errcode = 'LJ001';
    end if;
    insert into exchange.document (request, number, kind, name, media_type, language, content)
    select p_request, had + a.position, p.kind, p.name, p."mediaType", p.language, decode(p.content, 'base64')
    from jsonb_array_elements(p_documents) with ordinality a (document, position)
    cross join lateral jsonb_to_record(a.document) as p (kind text, name text, "mediaType" text,
      language text, content text);
    select d.id into made from exchange.document d where d.request = p_request
    order by d.request desc, d.number desc limit 1;
    return made;
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

const RULE = `  declare me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r
      where own and r.requesting = me or addressed and r.requested = me);
    over uuid[] := array(select s.request from exchange.standing_decisions(seen) s
      where s.approved and (s.revoked_at is not null or s.over_at <= clock_timestamp()))
      || array(select e.request from exchange.request_event e
        where e.request = any (seen) and e.event in ('CLOSED', 'WITHDRAWN'));
`;

const OPEN = `
  -- Of requests, those whose particulars and documents their two authorities may read, and no inspection:
  -- not once one was closed or withdrawn, nor once what was granted on it has ended.
  create function exchange.told_to_authorities(p_requests uuid[]) returns uuid[]
  language plpgsql stable ${HEAD}
${RULE}  begin return array(select s.id from unnest(seen) s (id) where s.id <> all (over)); end $$;
`;

export const FIND = `
  -- Documents of requests without their bytes, which are read when they are asked for.
  create function exchange.find_documents(p_requests uuid[])
  returns table (request uuid, number int, id uuid, kind text, name text, media_type text, language text,
    bytes int, digest bytea, given_at timestamptz, synthetic boolean)
  language plpgsql stable ${HEAD}
  declare told uuid[] := exchange.told_to_authorities(p_requests);
  begin return query
    select d.request, d.number, d.id, d.kind, d.name, d.media_type, d.language::text,
      octet_length(d.content), d.digest, d.given_at, d.synthetic
    from exchange.document d where d.request = any (told) order by d.request, d.number;
  end $$;
  create function exchange.find_document_contents(p_requests uuid[])
  returns table (id uuid, request uuid, content bytea)
  language plpgsql stable ${HEAD}
  declare told uuid[] := exchange.told_to_authorities(p_requests);
  begin return query
    select d.id, d.request, d.content
    from exchange.document d where d.request = any (told) order by d.request, d.number;
  end $$;
`;

export const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.submit_request',
    from: '    return made;\n',
    to: `    perform exchange.put_documents(made, p->'documents');\n    return made;\n`,
  },
  // One rule for both.
  {
    name: 'exchange.find_sought_persons',
    from: RULE,
    to: '  declare told uuid[] := exchange.told_to_authorities(p_requests);\n',
  },
  {
    name: 'exchange.find_sought_persons',
    from: 'p.request = any (seen) and p.request <> all (over)',
    to: 'p.request = any (told)',
  },
];

/** Documents of a request, for its two authorities alone. */
export class KeepDocuments1764000000175 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      FORM,
      TABLE,
      PUT,
      OPEN,
      FIND,
      `grant execute on function exchange.find_documents, exchange.find_document_contents
         to lidhja_international`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.find_document_contents, exchange.find_documents,
         exchange.told_to_authorities, exchange.put_documents`,
      `drop table exchange.document;
       drop function exchange.digest_document, exchange.is_of_type, exchange.is_file_name`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}
