import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Read without naming the person: what is refused differs by the organisation and the table alone.
const OPENED = (purpose: string): string => `exists (select from exchange.permission w
          join exchange.organisation o on o.kind = w.kind
        where o.id = (p->>'recipientId')::uuid
          and (w.basis = 'consent' or w.conditions && array['consent', 'consent_or_necessity'])
          and p->'categories' ? w.category and ${purpose})`;

const RECORD = '    insert into exchange.consent (kept_by, recipient,';

const SUSPENDED = (organisation: string): string => `exists (select from exchange.suspension s
          where s.organisation = ${organisation} and s.official is null
            and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp()))`;

const REFUSED: readonly Rewriting[] = [
  {
    name: 'exchange.record_consent',
    from: RECORD,
    to: `    if not ${OPENED('true')} or ${SUSPENDED("(p->>'recipientId')::uuid")} then
      raise exception 'CONSENT_RECIPIENT_READS_NOTHING' using errcode = 'LJ001';
    end if;
    if exists (select from jsonb_array_elements_text(p->'purposes') u (purpose)
        where not ${OPENED('w.purpose = u.purpose')}) then
      raise exception 'CONSENT_PURPOSE_OPENS_NOTHING' using errcode = 'LJ001';
    end if;
${RECORD}`,
  },
  {
    name: 'exchange.around_agreement',
    from: 'where o.id = any (p_organisations)))',
    to: `where o.id = any (p_organisations)
          and not ${SUSPENDED('o.id')}))`,
  },
];

/**
 * A consent that could open nothing by the decision table is not recorded: who gave it would believe
 * otherwise. And no agreement is proposed with an authority that is suspended.
 */
export class RefuseWhatOpensNothing1764000000195 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REFUSED, back);
    await runner.query('reset role');
  }
}
