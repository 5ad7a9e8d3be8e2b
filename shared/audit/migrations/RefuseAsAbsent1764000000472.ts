import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Codes that a step is refused with once what it names was found, and never before.
const FOUND = `array['SECOND_PERSON_REQUIRED', 'STEP_NOT_POSSIBLE', 'REQUEST_OVER', 'REQUEST_DECIDED',
      'CONSENT_RECIPIENT_READS_NOTHING', 'CONSENT_PURPOSE_OPENS_NOTHING']`;

const CLOSED =
  'case when inspects then exchange.sealed_records() || exchange.sealed_rows() else exchange.sealed_in_own_record() end';

const ALIKE: readonly Rewriting[] = [
  {
    name: 'audit.open_entry',
    from: '    return p_payload;\n',
    to: `    if p_payload->'named' ?| p_closed and p_payload->>'code' = any (${FOUND}) then
      return p_payload - 'detail' || '{"code": "NOT_AVAILABLE"}';
    end if;
    return p_payload;
`,
  },
  {
    name: 'audit.find_entries',
    from: `closed text[] := ${CLOSED};`,
    to: `closed text[] := exchange.with_representatives(${CLOSED});`,
  },
];

/** What was refused before its record was sealed is told as it would be now: there is nothing of that name. */
export class RefuseAsAbsent1764000000472 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, ALIKE, back);
    await runner.query('reset role');
  }
}
