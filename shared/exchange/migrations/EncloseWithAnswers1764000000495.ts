import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { withKey } from './sealedRows';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const numbered = (most: string): string => `
  alter table exchange.document drop constraint document_number_check;
  alter table exchange.document add constraint document_number_check check (number between 1 and ${most});
`;
const COLUMN = `
  -- Of an answer from abroad: the category with whose words it is told. Of what came with a request there is none.
  alter table exchange.document add column category text;
  ${numbered('case when category is null then 5 else 10 end')}
`;

const PUT = `
  -- Documents of an answer stand after those of its request, and each goes with words.
  create function exchange.put_answer_documents(p_request uuid, p_categories jsonb) returns void
  language plpgsql volatile ${HEAD} as $$
  declare had int := (select coalesce(max(d.number), 0) from exchange.document d where d.request = p_request);
    enclosed jsonb := (select jsonb_agg(d.document || jsonb_build_object('category', c.category))
      from jsonb_to_recordset(p_categories) as c (category text, documents jsonb)
      cross join lateral jsonb_array_elements(c.documents) d (document));
  begin
    if enclosed is null then return; end if;
    if jsonb_array_length(enclosed) > 5 then
      raise exception 'REQUEST_DOCUMENTS_TOO_MANY' using errcode = 'LJ001';
    elsif exists (select from jsonb_to_recordset(enclosed) as e (category text)
        where not exists (select from exchange.request_answer a
          where a.request = p_request and a.category = e.category)) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    end if;
    insert into exchange.document (request, number, id, kind, media_type, language, label, content, category)
    select p_request, had + a.position, p.id, p.kind, p."mediaType", p.language,
      decode(p.label, 'base64'), decode(p.content, 'base64'), p.category
    from jsonb_array_elements(enclosed) with ordinality a (document, position)
    cross join lateral jsonb_to_record(a.document) as p (id uuid, kind text, "mediaType" text,
      language text, label text, content text, category text);
    insert into exchange.data_key (request, record, kek, wrapped)
    select p_request, p.id, p.kek, decode(p.wrapped, 'base64')
    from jsonb_array_elements(enclosed) a (document)
    cross join lateral jsonb_to_record(a.document) as p (id uuid, kek text, wrapped text);
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

/** Documents of the answers that the session reads, and of no others: their rules are asked, and not said again. Codes go with them. */
const found = (name: string, columns: string, selected: string): string => `
  create function exchange.${name}(p_requests uuid[]) returns table (${columns})
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  begin return query
    select ${selected}
    from exchange.find_answers(p_requests) a
    cross join lateral (select w.* from exchange.document w
      where w.request = a.request and w.category = a.category offset 0) d
    ${withKey('d')}
    order by d.request, d.number;
  end $$;
`;
const READ = `
  ${found(
    'find_answer_documents',
    `request uuid, category text, id uuid, kind text, media_type text, language text, bytes int,
    label bytea, kek text, wrapped bytea, access text`,
    `d.request, d.category, d.id, d.kind, d.media_type, d.language::text,
      case when d.content <> '' then octet_length(d.content) - 28 end, d.label, k.kek, k.wrapped, a.access`,
  )}
  ${found(
    'find_answer_contents',
    'request uuid, id uuid, content bytea, kek text, wrapped bytea',
    'd.request, d.id, d.content, k.kek, k.wrapped',
  )}
  grant execute on function exchange.find_answer_documents, exchange.find_answer_contents to lidhja_national;
`;

const OF_REQUEST = 'where d.request = any (told) and d.request <> all (sent_abroad)';
const CHANGED: readonly Rewriting[] = [
  {
    name: 'exchange.answer_request',
    from: '    update exchange.outward_request w set their_reference',
    to: `    perform exchange.put_answer_documents(r.id, p_categories);
    update exchange.outward_request w set their_reference`,
  },
  // What came with an answer is told with it, and not as if it had come with the request.
  ...['find_documents', 'find_document_contents'].map((name) => ({
    name: `exchange.${name}`,
    from: OF_REQUEST,
    to: `${OF_REQUEST} and d.category is null`,
  })),
];

/** Whoever took this back would read documents of answers as if they had come with requests. */
const FORGET = `
  alter table exchange.document no force row level security;
  alter table exchange.data_key no force row level security;
  delete from exchange.data_key k using exchange.document d
    where k.request = d.request and k.record = d.id and d.category is not null;
  delete from exchange.document where category is not null;
  alter table exchange.document force row level security;
  alter table exchange.data_key force row level security;
  ${numbered('5')}
  alter table exchange.document drop column category;
`;

/** An answer from abroad has documents, sealed as those of requests and read as its words are. */
export class EncloseWithAnswers1764000000495 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [COLUMN, PUT, READ]);
    await rewriteAsExchangeOwner(runner, CHANGED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, CHANGED, true);
    await asExchangeOwner(runner, [
      `drop function exchange.find_answer_contents, exchange.find_answer_documents,
         exchange.put_answer_documents`,
      FORGET,
    ]);
  }
}
