import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { erasable, sealedSize } from './erasableWords';
import { FORGET_CLEAR, LOST, keepTerms, sealClearWords } from './sealClearWords';
import { closedToAuthorities, withKey } from './sealedRows';
import { remakeFunctions } from './remakeFunctions';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';
import { DRAFTS, HELD, HELD_NOW, REWRITTEN } from './wordsRewritten';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const TABLE = `
  -- What was written with a request, sealed before it came here: nothing in the database opens it.
  create table exchange.request_words (
    request uuid primary key references exchange.request,
    id uuid not null,
    summary bytea not null ${sealedSize('summary', 8192)},
    urgency_reason bytea ${sealedSize('urgency_reason', 2048)}
  );
  ${closedToAuthorities('request_words')}
  ${erasable({ table: 'request_words', kept: ['request', 'id'], sealed: ['summary', 'urgency_reason'] })}
  -- An inspection reads requests, and nothing else that is sealed. Asked last, and of the two authorities not at all.
  create policy shown_to_inspection on exchange.request_words for select to exchange_owner
    using ((select exchange.inspects('REQUEST')));
  create policy shown_to_inspection on exchange.data_key for select to exchange_owner
    using ((select exchange.inspects('REQUEST')) and exists (select from exchange.request_words w
      where w.request = data_key.request and w.id = data_key.record offset 0));
`;

const FUNCTIONS = `
  -- What is wrong is caught here, since the server's log would have the row that broke a check.
  create function exchange.put_words(p_request uuid, p_words jsonb) returns void
  language plpgsql volatile ${HEAD} as $$
  begin
    insert into exchange.request_words (request, id, summary, urgency_reason)
    values (p_request, (p_words->>'id')::uuid, decode(p_words->>'summary', 'base64'),
      decode(p_words->>'urgencyReason', 'base64'));
    insert into exchange.data_key (request, record, kek, wrapped)
    values (p_request, (p_words->>'id')::uuid, p_words->>'kek', decode(p_words->>'wrapped', 'base64'));
  exception when data_exception or integrity_constraint_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
  -- Requests as find_requests() has them, with what was written and its key, for who can unwrap it.
  create function exchange.read_requests(p_ids uuid[], p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (request exchange.request, words uuid, summary bytea, urgency_reason bytea, kek text, wrapped bytea)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  begin return query
    select r, w.id, w.summary, w.urgency_reason, k.kek, k.wrapped
    from exchange.find_requests(p_ids, p_after_at, p_after_id, p_limit) r
    left join lateral (select r.id as request, q.id, q.summary, q.urgency_reason
      from exchange.request_words q where q.request = r.id offset 0) w on true
    ${withKey('w')}
    order by r.submitted_at, r.id;
  end $$;
  grant execute on function exchange.read_requests to lidhja_international;
`;

const COLUMNS = `
  -- Sealed, as it is handed over when it is sent; nothing once it was, or was given up.
  alter table exchange.spontaneous_draft add column words jsonb check (words is null
    or coalesce(octet_length(decode(words->>'summary', 'base64')), 0) between 29 and 8192);
  drop index exchange.outward_holding;
`;
const HOLDING = `
  create index outward_holding on exchange.outward_request (valid_until, id) where request ?| ${HELD_NOW};
`;

const BACK = `
  alter table exchange.data_key no force row level security;
  delete from exchange.data_key k using exchange.request_words w where k.record = w.id;
  alter table exchange.data_key force row level security;
  drop policy shown_to_inspection on exchange.data_key;
  drop function exchange.read_requests, exchange.put_words;
  drop table exchange.request_words;
  alter table exchange.request add column summary text not null default '',
    add column urgency_reason text check (length(urgency_reason) between 10 and 500);
  alter table exchange.request alter column summary drop default;
  alter table exchange.spontaneous_draft drop column words,
    add column summary text not null default '${LOST}' check (length(summary) between 10 and 2000);
  alter table exchange.spontaneous_draft alter column summary drop default;
  drop index exchange.outward_holding;
  alter table exchange.outward_request no force row level security;
  update exchange.outward_request o set request = o.request - 'words' where o.request ? 'words';
  alter table exchange.outward_request force row level security;
  create index outward_holding on exchange.outward_request (valid_until, id) where request ?| ${HELD};
`;

/** What is written with requests, and with what is sent unasked, is sealed, also while it waits. */
export class SealRequestWords1764000000525 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE, FUNCTIONS, COLUMNS]);
    await sealClearWords(runner);
    // The files of the tables go, and what stood in them.
    await asExchangeOwner(runner, [FORGET_CLEAR, HOLDING]);
    await rewriteAsExchangeOwner(runner, REWRITTEN);
    await remakeFunctions(runner, DRAFTS, 'lidhja_national');
    await keepTerms(runner);
  }

  /** What is sealed is opened by no migration: it is lost by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, [...REWRITTEN].reverse(), true);
    await remakeFunctions(runner, DRAFTS, 'lidhja_national', true);
    await asExchangeOwner(runner, [BACK]);
  }
}
