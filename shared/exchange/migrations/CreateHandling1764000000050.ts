import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Codes that came with a record, or with its values of one category. No foreign key leads to the
// record: its check would tell whether there is one.
const TABLES = `
  create table exchange.handling (
    id uuid primary key default gen_random_uuid(),
    record uuid not null,
    category text,
    code text not null check (code in ('H0', 'H1', 'H2', 'H3')),
    -- The restriction in words, which H3 has and no other.
    words text check ((code = 'H3') = (words is not null) and length(words) between 3 and 500),
    provider uuid not null references exchange.organisation,
    first_recipient uuid not null references exchange.organisation,
    since timestamptz not null default clock_timestamp(),
    synthetic boolean not null,
    check (provider <> first_recipient)
  );
  create index handling_of_record on exchange.handling (record);
  -- What the provider, or of its own record the owner, permits to one organisation beyond a code.
  create table exchange.handling_permission (
    record uuid not null,
    code text not null check (code in ('H1', 'H2')),
    recipient uuid not null references exchange.organisation,
    permitted_by uuid not null references exchange.organisation,
    permitted_at timestamptz not null default clock_timestamp(),
    synthetic boolean not null,
    primary key (record, code, recipient)
  );
  alter table exchange.handling enable row level security;
  alter table exchange.handling_permission enable row level security;
`;

// A value is from another state where its provider's is not that of its first recipient; the one that
// it was sent to, the provider, and whom the provider permitted, may have it. What holds of several
// codes holds of each. In plpgsql, whose plans a connection keeps: policies ask with every statement.
const READ = `
  -- What the caller's own request declares that the answer is for; null without one.
  create function exchange.declared_use() returns text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    if exchange.my('request') is null then return null; end if;
    return (select r.evidence_use from exchange.request r
    where r.id = exchange.my('request')::uuid and r.requesting = exchange.my_organisation());
  end $$;
  -- Records with codes on their values of the category (null: on all of the record), and how this
  -- session stands to them.
  create function exchange.handled(p_records uuid[], p_category text)
  returns table (record uuid, codes text[], first_recipient boolean, provider boolean,
    permitted boolean, abroad boolean, onward boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare me uuid := exchange.my_organisation();
    evidence boolean := coalesce(exchange.declared_use() = 'JUDICIAL_EVIDENCE', false);
  begin return query
    select h.record, array_agg(distinct h.code),
      coalesce(bool_and(h.first_recipient = me)
        filter (where h.code = 'H2'), false),
      coalesce(bool_and(h.provider = me)
        filter (where h.code = 'H2'), false),
      coalesce(bool_and(m.record is not null) filter (where h.code = 'H2'
        or h.code = 'H1' and evidence), true),
      bool_or(s.country <> t.country),
      coalesce(bool_and(coalesce(me in (h.first_recipient, h.provider), false)
        or n.record is not null) filter (where s.country <> t.country), false)
    from exchange.handling h
    join exchange.organisation s on s.id = h.provider
    join exchange.organisation t on t.id = h.first_recipient
    left join exchange.handling_permission m on m.record = h.record and m.code = h.code
      and m.recipient = me and m.permitted_by = h.provider
    left join exchange.handling_permission n on n.record = h.record and n.code = 'H2'
      and n.recipient = me and n.permitted_by = h.provider
    where (p_records is null or h.record = any (p_records))
      and (h.category is null or h.category = p_category)
    group by h.record;
  end $$;
  -- Records whose values of the category this session must not have for their codes: the same as the
  -- policy's rules handling_h1, handling_h2 and onward.
  create function exchange.withheld_records(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare evidence boolean := coalesce(exchange.declared_use() = 'JUDICIAL_EVIDENCE', false);
  begin return (
    select coalesce(array_agg(h.record), '{}') from exchange.handled(null, p_category) h
    where 'H1' = any (h.codes) and evidence and not h.permitted
      or 'H2' = any (h.codes) and not (h.first_recipient or h.provider or h.permitted)
      or h.abroad and not h.onward);
  end $$;
`;

const MARKS = `
  -- Records of which marks_of() says anything.
  create function exchange.marked_records() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select coalesce(array_agg(m.record), '{}') from (
    select s.record from exchange.seal s union select h.record from exchange.handling h) m);
  end $$;
  -- What the mask is told of a value that rests on all of these records, in the words of access
  -- classes. Where one category has codes of its own, each is spelt out by itself.
  create function exchange.marks_of(p_records uuid[]) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare scopes text[] := array[null::text];
  begin
    if exists (select from exchange.handling h where h.record = any (p_records)
        and h.category is not null) then
      scopes := array(select distinct p.category from exchange.permission p);
    end if;
    return (select coalesce(string_agg(w.word, ',' order by w.word), '') from (
      select distinct unnest(array['sealed', 'compartment:' || s.compartment]) as word
      from exchange.seal s where s.record = any (p_records)
      union all
      select word || coalesce('@' || c.category, '')
      from unnest(scopes) as c (category)
      cross join lateral (
        select array(select distinct x from exchange.handled(p_records, c.category) h, unnest(h.codes) x)
          || case when bool_and(h.first_recipient) filter (where 'H2' = any (h.codes))
            then array['first_recipient'] end
          || case when bool_and(h.provider) filter (where 'H2' = any (h.codes))
            then array['provider'] end
          || case when bool_and(h.permitted) filter (where h.codes && array['H1', 'H2'])
            then array['provider_permission'] end
          || case when bool_or(h.abroad) then array['from_another_state'] end
          || case when bool_and(h.onward) filter (where h.abroad)
            then array['onward_authorised'] end as words
        from exchange.handled(p_records, c.category) h) k
      cross join lateral unnest(k.words) as u (word)) w);
  end $$;
`;

/** Handling codes of records and their values, and what the walls are told of them and of seals. */
export class CreateHandling1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      READ,
      MARKS,
      `grant execute on function exchange.withheld_records, exchange.marked_records,
         exchange.marks_of to lidhja_national, lidhja_international, lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.marks_of, exchange.marked_records, exchange.withheld_records,
         exchange.handled, exchange.declared_use`,
      'drop table exchange.handling_permission, exchange.handling',
    ]);
  }
}
