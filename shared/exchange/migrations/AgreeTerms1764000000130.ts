import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp as $$';

// The versions that there are say what held for them: every ground of the directive could be given, an
// answer was asked for either use, and no retention was agreed.
const COLUMNS = `
  alter table exchange.agreement_version
    add column longer_because text check (length(longer_because) between 10 and 500),
    add column refusal_grounds text[] not null default array['NOT_AVAILABLE', 'NOT_CONFORMING',
      'JUDICIAL_AUTHORISATION_REFUSED', 'BEYOND_PERMITTED_CATEGORIES', 'INACCURATE_OR_OUTDATED',
      'NATIONAL_SECURITY', 'ONGOING_INVESTIGATION', 'SAFETY_OF_A_PERSON', 'INTERESTS_OF_A_LEGAL_PERSON',
      'MINOR_OFFENCE'],
    add column evidence_uses text[] not null default array['INTELLIGENCE', 'JUDICIAL_EVIDENCE']
      check (cardinality(evidence_uses) > 0),
    add column onward text not null default 'WITH_AUTHORISATION'
      check (onward in ('WITH_AUTHORISATION', 'NEVER')),
    add column max_age interval check (max_age > interval '0'),
    add column review_every interval check (review_every > interval '0' and review_every <= max_age),
    add column on_case_closed text not null default 'KEEP'
      check (on_case_closed in ('KEEP', 'REVIEW', 'DELETE')),
    add column legal_hold boolean not null default true,
    add constraint agreement_version_retention check ((max_age is null) = (review_every is null));
`;

const TERMS = `
  create function exchange.retention_of(p exchange.agreement_version) returns jsonb
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when p.max_age is not null then jsonb_build_object(
      'maxAge', extract(epoch from p.max_age) * 1000,
      'reviewEvery', extract(epoch from p.review_every) * 1000,
      'onCaseClosed', p.on_case_closed, 'legalHold', p.legal_hold) end $$;
  -- What a version of an agreement says beside what it opens; lengths in milliseconds.
  create function exchange.agreement_terms(p_agreement uuid, p_version int)
  returns table (status text, deadlines jsonb, deadline_template text, longer_because text,
    handling text[], refusal_grounds text[], evidence_uses text[], onward text, retention jsonb)
  language plpgsql ${HEAD}
  begin return query
    select v.status, jsonb_build_object('urgentDirect', extract(epoch from v.deadline_urgent_direct) * 1000,
        'urgent', extract(epoch from v.deadline_urgent) * 1000,
        'other', extract(epoch from v.deadline_other) * 1000),
      v.deadline_template, v.longer_because, v.handling, v.refusal_grounds, v.evidence_uses, v.onward,
      exchange.retention_of(v)
    from exchange.agreement_version v where v.agreement = p_agreement and v.version = p_version;
  end $$;
  -- Organisations that may ask and answer under an agreement, by party.
  create function exchange.competent_authorities(p_agreement uuid) returns jsonb
  language plpgsql ${HEAD}
  begin return (select coalesce(jsonb_agg(jsonb_build_object('party', o.country, 'organisation',
        jsonb_build_object('id', o.id)) order by o.country, o.name, o.id), '[]')
    from (select x.id, x.name, x.country from exchange.competent_authority m
      join exchange.organisation x on x.id = m.organisation where m.agreement = p_agreement
      order by x.country, x.name, x.id limit 100) o);
  end $$;
`;

const WRITTEN = `'handling', v.handling)`;
const COLUMN = 'deadline_urgent_direct, deadline_urgent, deadline_other, handling)';
const VALUE = `array(select jsonb_array_elements_text(t->'handling')));`;
const LATEST = `latest.version <> c.follows then
      raise exception 'POLICY_CHANGE_OUTDATED' using errcode = 'LJ001';
    end if;
    t := c.terms;`;

/** A list of the terms. */
const list = (name: string): string => `array(select jsonb_array_elements_text(t->'${name}'))`;
/** Milliseconds of the retention. */
const span = (name: string): string =>
  `make_interval(secs => (t->'retention'->>'${name}')::float / 1000)`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.written_agreement',
    from: WRITTEN,
    to: `'handling', v.handling, 'deadlineTemplate', v.deadline_template,
          'longerBecause', v.longer_because, 'refusalGrounds', v.refusal_grounds,
          'evidenceUses', v.evidence_uses, 'onward', v.onward, 'retention', exchange.retention_of(v))`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: LATEST,
    // A change that was proposed before there were such terms leaves them as they are.
    to: LATEST.replace(
      't := c.terms;',
      `t := jsonb_build_object('deadlineTemplate', latest.deadline_template,
      'refusalGrounds', latest.refusal_grounds, 'evidenceUses', latest.evidence_uses,
      'onward', latest.onward, 'retention', exchange.retention_of(latest)) || c.terms;`,
    ),
  },
  {
    name: 'exchange.activate_policy_change',
    from: COLUMN,
    to: `${COLUMN.slice(0, -1)}, deadline_template,
      longer_because, refusal_grounds, evidence_uses, onward, max_age, review_every, on_case_closed, legal_hold)`,
  },
  {
    name: 'exchange.activate_policy_change',
    from: VALUE,
    to: `${VALUE.slice(0, -2)}, t->>'deadlineTemplate', t->>'longerBecause',
      ${list('refusalGrounds')}, ${list('evidenceUses')}, t->>'onward', ${span('maxAge')}, ${span('reviewEvery')},
      coalesce(t->'retention'->>'onCaseClosed', 'KEEP'),
      coalesce((t->'retention'->>'legalHold')::boolean, true));`,
  },
  {
    name: 'exchange.explained_standing',
    from: 'select coalesce(jsonb_agg(to_jsonb(g) order by g.id)',
    to: `select coalesce(jsonb_agg(to_jsonb(g) || (select jsonb_build_object('onward', a.onward, 'retention',
        a.retention) from exchange.agreement_terms(g.agreement, g.version) a) order by g.id)`,
  },
];

/** What a version says of refusing, of the use and passing on of answers, and of how long they are kept. */
export class AgreeTerms1764000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      COLUMNS,
      TERMS,
      `grant execute on function exchange.agreement_terms to lidhja_international, lidhja_national`,
      'grant execute on function exchange.competent_authorities to lidhja_international',
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      `drop function exchange.competent_authorities, exchange.agreement_terms, exchange.retention_of`,
      `alter table exchange.agreement_version drop constraint agreement_version_retention,
         drop column longer_because, drop column refusal_grounds, drop column evidence_uses,
         drop column onward, drop column max_age, drop column review_every, drop column on_case_closed,
         drop column legal_hold`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}
