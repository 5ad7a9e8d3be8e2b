import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$`;

const REOPENED: readonly Rewriting[] = [
  {
    name: '"national".keep_case_term',
    from: 'kept_at = case when excluded.ended_at is not null then t.kept_at end;',
    to: `kept_at = case when excluded.ended_at is not null then t.kept_at end,
      -- What was erased of it before stays in the record; what comes to it now has terms.
      erased_at = case when excluded.ended_at is not null then t.erased_at end;`,
  },
];

/** What an erasure destroys of a case: with one that comes after it there is something to erase again. */
const ERASABLE = [
  ['case_person', 'case_id', 'person_id'],
  ['case_suspect', 'case_id', 'id'],
  ['case_citation', 'citing', 'cited'],
] as const;

// Of who is sealed nothing is told by the terms of a case, which all who are assigned to it read.
const GROWN = `
  create function "national".count_anew() ${TRIGGER}
  declare
    added jsonb := to_jsonb(new);
    of uuid := added->>tg_argv[0];
  begin
    -- Where it is being erased, one waits here for it: what comes meanwhile is not destroyed.
    perform from "national".case_term t where t.case_id = of for key share;
    update "national".case_term t set erased_at = null, kept_at = null,
      ended_at = case when t.ended_at is not null then clock_timestamp() end
    where t.case_id = of and t.erased_at is not null
      and not exchange.is_sealed((added->>tg_argv[1])::uuid);
    return null;
  end $$;
  revoke execute on function "national".count_anew from public;
  ${ERASABLE.map(
    ([table, of, who]) => `create trigger count_anew after insert on "national".${table}
    for each row execute function "national".count_anew('${of}', '${who}');`,
  ).join('\n  ')}
`;

// At the end of the transaction, when what approved it can have carried it out.
const CARRIED_OUT = `
  create function "national".require_carried_out() ${TRIGGER}
  begin
    if exists (select from "national".case_term t where t.case_id = new.case_id and t.erasing) then
      raise exception 'a case whose erasure was approved is erased by the same transaction'
        using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
  revoke execute on function "national".require_carried_out from public;
  create constraint trigger require_carried_out after insert or update of erasing on "national".case_term
    deferrable initially deferred for each row when (new.erasing)
    execute function "national".require_carried_out();
`;

/** A case that goes on after its erasure has terms again, and no erasure is approved without being carried out. */
export class CountCasesAnew1764000000528 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REOPENED);
    await runner.query(GROWN);
    await runner.query(CARRIED_OUT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger require_carried_out on "national".case_term;
      ${ERASABLE.map(([table]) => `drop trigger count_anew on "national".${table};`).join(' ')}
      drop function "national".require_carried_out, "national".count_anew`);
    await rewriteFunctions(runner, REOPENED, true);
  }
}
