import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/** A function that deletes what lies before a moment, some at a time, and answers how many they were. */
const forgets = (name: string, found: string, gone: readonly string[], counted = ''): string => `
  create function exchange.${name}(p_until timestamptz, p_limit int) returns int language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
  declare over uuid[] := array(${found} limit p_limit); more int := 0;
  begin
    perform set_config('lidhja.forgotten_until', p_until::text, true);
    ${gone.map((statement) => `${statement};`).join('\n    ')}
    ${counted}
    perform set_config('lidhja.forgotten_until', '', true);
    return cardinality(over) + more;
  end $$;
  revoke execute on function exchange.${name} from public`;

const NOTICES = forgets(
  'forget_notices',
  'select n.id from exchange.notice n where n.at < p_until order by n.at, n.id',
  [
    'delete from exchange.notice_delivery d where d.notice = any (over)',
    'delete from exchange.notice n where n.id = any (over)',
  ],
);

const BREACHES = forgets(
  'forget_breaches',
  `select b.id from exchange.breach b where b.recorded_at < p_until
      and not exists (select from exchange.breach_step s where s.breach = b.id and greatest(s.at, s.until) >= p_until)
    order by b.recorded_at, b.id`,
  [
    'delete from exchange.breach_step s where s.breach = any (over)',
    'delete from exchange.breach b where b.id = any (over)',
  ],
);

// Of what is asked abroad the policy says which go (ForgetCourses).
const DRAFTS = forgets(
  'forget_drafts',
  `select d.id from exchange.spontaneous_draft d where d.request is null
      and greatest(d.prepared_at, d.valid_until, d.over_at) < p_until order by d.prepared_at, d.id`,
  [
    'delete from exchange.spontaneous_condition c where c.draft = any (over)',
    'delete from exchange.spontaneous_draft d where d.id = any (over)',
    'delete from exchange.outward_request',
  ],
  'get diagnostics more = row_count;',
);

// Erased, and not written again since: then it has a term of its own.
const ERASED = forgets(
  'forget_erased',
  `select t.record from exchange.record_term t
    where t.erased_at < p_until and t.held_by is null and not t.erasing order by t.erased_at, t.record`,
  ['record_term_step', 'called_in', 'record_term'].map(
    (table) => `delete from exchange.${table} w where w.record = any (over)`,
  ),
);

// What still binds whoever reads what is left of the case stays with it, and what was permitted since.
const AUTHORISATIONS = `
  -- What a court permitted to read of these cases, before a moment: nothing is left that it could open.
  create function exchange.forget_authorisations(p_until timestamptz, p_limit int, p_cases uuid[]) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare gone int;
  begin
    delete from exchange.judicial_authorisation w where w.id in (select j.id from exchange.judicial_authorisation j
      where j.record = any (p_cases) and greatest(j.decided_on, j.until) < p_until order by j.id limit p_limit);
    get diagnostics gone = row_count;
    return gone;
  end $$;
  revoke execute on function exchange.forget_authorisations from public`;

const FORGET = [NOTICES, BREACHES, DRAFTS, ERASED, AUTHORISATIONS];
const NAMES = ['notices', 'breaches', 'drafts', 'erased', 'authorisations'];

/** Words of what goes; numbers of files, by which rows are looked up, are counted anew once they went. */
const WORDS: KeptFromPlanner = {
  'exchange.request_event': ['words'],
  'exchange.revocation': ['reason'],
  'exchange.onward_revocation': ['reason'],
  'exchange.onward_request': ['reason'],
  'exchange.onward_category': ['condition'],
  'exchange.condition': ['words'],
  'exchange.spontaneous_condition': ['words'],
  'exchange.request_answer': ['restriction'],
  'exchange.breach': ['words'],
  'exchange.breach_step': ['words'],
  'exchange.judicial_authorisation': ['reference', 'court'],
};

/** Notices, breaches, what was never sent and what is left of what was erased go at the term of the record of them. */
export class ForgetWhatIsLeft1764000000581 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, FORGET);
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
    await asExchangeOwner(
      runner,
      NAMES.map((name) => `drop function exchange.forget_${name}`),
    );
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await keepFromPlanner(runner, WORDS, back);
    await runner.query('reset role');
  }
}
