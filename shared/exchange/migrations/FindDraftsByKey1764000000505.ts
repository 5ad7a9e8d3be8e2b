import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const SELECTED = `    select d.id, d.recipient, d.record, d.prepared_at, d.valid_until, d.reference, d.offence, d.proceeding,
      d.purpose, d.categories, d.evidence_use, d.handling, d.language::text, d.summary,
      (select jsonb_agg(jsonb_build_object('category', c.category, 'words', c.words) order by c.category)
        from exchange.spontaneous_condition c where c.draft = d.id offset 0), d.synthetic`;
const WAITS = `
    where addressed and d.owner = me and d.over_at is null and d.valid_until > clock_timestamp()`;
const AFTER = `
      and (p_after_id is null or (d.prepared_at, d.id) > (p_after_at, p_after_id))`;
const UNSEALED = `
      and not exists (select from exchange.seal s where s.record = d.record offset 0)
    order by d.prepared_at, d.id limit p_limit;`;
const ALL = 'from exchange.spontaneous_draft d';

// By id and by owner are two indexes: which of them is read must not turn with what else is there.
const APART: readonly Rewriting[] = [
  {
    name: 'exchange.find_drafts',
    from: `begin return query
${SELECTED}
    ${ALL}${WAITS}
      and (p_ids is null or d.id = any (p_ids))${AFTER}${UNSEALED}`,
    to: `begin
    if p_ids is not null then return query
${SELECTED}
    from (select w.* from exchange.spontaneous_draft w where w.id = any (p_ids) offset 0) d${WAITS}${UNSEALED}
    return; end if;
    return query
${SELECTED}
    ${ALL}${WAITS}${AFTER}${UNSEALED}`,
  },
  // A permission is looked up by its key for each code that is met.
  {
    name: 'exchange.provided_elsewhere',
    from: 'm.permitted_by = h.provider))',
    to: 'm.permitted_by = h.provider offset 0))',
  },
];

/** What waits to be sent unasked, and permissions of what is passed on, are found by their keys. */
export class FindDraftsByKey1764000000505 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, APART);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, APART, true);
  }
}
