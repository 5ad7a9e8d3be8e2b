import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AskBeforeEntries1764000000080 } from './AskBeforeEntries1764000000080';
import { WITHOUT_SEALED } from './CreateRecord1764000000000';
import { SealRows1764000000103 } from './SealRows1764000000103';

const HEAD = 'set search_path = pg_catalog, pg_temp';

const typeOf = (of: string): string => `split_part(${of}->>'coordinate', '.', 1)`;

// Which entries or receipts were read would tell later that one of them is not there any more.
const OF_THE_RECORD = `array['AuditEntry', 'ReleasedCoordinate', 'WithheldCoordinate', 'DisclosureReceipt']`;

// Entries of before do not say whom their rows are about. Where the rows are named by something else than
// the person, and where rows are counted, nobody is told.
const UNNAMED = `array['VictimInCase', 'Identification', 'ConsentPayload', 'Disclosure']`;

const BY_ROWS = `
  create function audit.open_rows(p_payload jsonb, p_closed text[]) returns jsonb
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare
    names text[] := array(select r->>'record'
      from jsonb_array_elements(p_payload->'rows') with ordinality as a (r, at) order by at);
    seen int[] := array(select at - 1
      from jsonb_array_elements(p_payload->'rows') with ordinality as a (r, at)
      where not (r->'of' ?| p_closed));
  begin return jsonb_build_object(
    'coordinates', (select coalesce(jsonb_agg(c - 'rows' || jsonb_build_object('records', told)
        order by c->>'coordinate', c->>'rule', c->>'basis', told), '[]')
      from jsonb_array_elements(p_payload->'coordinates') c
      cross join lateral (select count(*) as rows, coalesce(jsonb_agg(name order by first)
          filter (where name is not null), '[]') as records
        from (select names[at + 1] as name, min(place) as first
          from (select at::int, place from jsonb_array_elements_text(c->'rows')
            with ordinality as a (at, place)) a where at = any (seen) group by 1) n) k
      cross join lateral (select case when ${typeOf('c')} = any (${OF_THE_RECORD}) then '[]'
        else k.records end as told) t
      where k.rows > 0),
    'withheld', (select coalesce(jsonb_agg(w - 'rows' || jsonb_build_object('count', k.rows)
        order by w->>'coordinate', w->>'reason'), '[]')
      from jsonb_array_elements(p_payload->'withheld') w
      cross join lateral (select count(*) as rows from jsonb_array_elements_text(w->'rows') a (at)
        where at::int = any (seen)) k
      where k.rows > 0 and ${typeOf('w')} <> all (${OF_THE_RECORD})));
  end $$`;

const BY_RECORDS = `
  create function audit.open_records(p_payload jsonb, p_closed text[]) returns jsonb
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare
    persons text[] := array(select r from jsonb_array_elements(p_payload->'coordinates') c,
        jsonb_array_elements_text(c->'records') r where ${typeOf('c')} = 'Person');
  begin return jsonb_build_object(
    'coordinates', (select coalesce(jsonb_agg(c || jsonb_build_object('records', told)
        order by c->>'coordinate', c->>'rule', c->>'basis', told), '[]')
      from jsonb_array_elements(p_payload->'coordinates') c
      cross join lateral (select coalesce(jsonb_agg(r order by at), '[]') as records
        from jsonb_array_elements_text(c->'records') with ordinality as a (r, at)
        where r <> all (p_closed) and (${typeOf('c')} <> all (${UNNAMED}) or r = any (persons))) k
      cross join lateral (select case when ${typeOf('c')} = any (${OF_THE_RECORD}) then '[]'
        else k.records end as told) t
      where k.records <> '[]' or c->'records' = '[]' and ${typeOf('c')} <> all (${UNNAMED})),
    'withheld', jsonb '[]');
  end $$`;

const KEPT = `
  -- What a session may be told of an entry: as it would be had there never been those who are sealed to the
  -- session, and null where nothing is left of it. (What a cleared official did is kept from others whole.)
  create function audit.open_entry(p_payload jsonb, p_closed text[]) returns jsonb
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare told jsonb;
  begin
    if p_closed is null then return null; end if;
    if p_payload ? 'coordinates' then
      told := case when p_payload ? 'rows' then audit.open_rows(p_payload, p_closed)
        else audit.open_records(p_payload, p_closed) end;
      return case when told <> '{"coordinates": [], "withheld": []}' then p_payload - 'rows' || told end;
    end if;
    if p_payload ? 'records' and p_payload->'records' ?| p_closed then
      told := (select jsonb_agg(r order by at)
        from jsonb_array_elements(p_payload->'records') with ordinality as a (r, at)
        where not r <@ to_jsonb(p_closed));
      return case when told is not null then p_payload || jsonb_build_object('records', told) end;
    end if;
    return p_payload;
  end $$`;

const COLUMNS = `e.id, e.recorded_at, e.recorded_by, e.type, e.operation, e.organisation, e.official,
      e.purpose, e.request, k.told, e.cleared`;
const chosen = `(not e.cleared or mine_cleared)
        and (p_operation is null or e.operation = p_operation)
        and (p_type is null or e.type = p_type)
        and (p_from is null or e.recorded_at >= p_from)
        and (p_until is null or e.recorded_at < p_until)
        and (p_after_id is null or (e.recorded_at, e.id) > (p_after_at, p_after_id))`;

/** Entries of which something is left, in an order that an index has. */
const page = (entries: string, may: string, order: string): string => `
      return query select ${COLUMNS} from ${entries} e
        cross join lateral (select audit.open_entry(e.payload, closed) as told offset 0) k
        where ${may} and ${chosen} and k.told is not null
        order by ${order} limit least(p_limit, 101);`;

const FIND = `
  create or replace function audit.find_entries(p_operation uuid, p_type text, p_from timestamptz,
    p_until timestamptz, p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns setof audit.entry language plpgsql stable security definer ${HEAD}
  set plan_cache_mode = force_custom_plan as $$
  declare
    me uuid := exchange.my_organisation();
    inspects boolean := exchange.inspects('AUDIT');
    own boolean := exchange.opens('own_record', 'AUDIT');
    mine_cleared boolean := exchange.is_cleared(exchange.my_official());
    closed text[] := exchange.sealed_records() || exchange.sealed_rows();
  begin
    if p_operation is not null then
      ${page(
        '(select o.* from audit.entry o where o.operation = p_operation offset 0)',
        '(inspects or own and e.organisation = me)',
        'e.recorded_at, e.id',
      )}
    elsif inspects then
      ${page('audit.entry', 'true', 'e.recorded_at, e.id')}
    elsif own then
      ${page('audit.entry', 'e.organisation = any (array[me])', 'e.organisation, e.recorded_at, e.id')}
    end if;
  end $$`;

const asOwner = async (runner: QueryRunner, ...statements: string[]): Promise<void> => {
  await runner.query('set local role audit_owner');
  for (const sql of statements) await runner.query(sql);
  await runner.query('reset role');
};

/** An entry of the record is told as it would be had those who are sealed never been in the answer. */
export class LeaveOutRows1764000000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asOwner(
      runner,
      ...[BY_ROWS, BY_RECORDS, KEPT, FIND],
      'revoke all on function audit.open_rows, audit.open_records, audit.open_entry from public',
      'drop function audit.without_sealed',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await asOwner(runner, WITHOUT_SEALED);
    await new SealRows1764000000103().up(runner);
    await new AskBeforeEntries1764000000080().up(runner);
    await asOwner(runner, 'drop function audit.open_entry, audit.open_rows, audit.open_records');
  }
}
