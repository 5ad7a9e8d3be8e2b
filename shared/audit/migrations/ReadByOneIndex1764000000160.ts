import { remadeIndex, rewriteFunctions, type LedIndex, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_ORGANISATION: LedIndex = {
  schema: 'audit',
  table: 'entry',
  name: 'entry_by_organisation',
  columns: ['organisation', 'recorded_at', 'id'],
};

const own = (
  until: string,
): string => `where e.organisation = any (array[me]) and (not e.cleared or mine_cleared)
        and (p_operation is null or e.operation = p_operation)
        and (p_type is null or e.type = p_type)
        and ${until}`;

// Times are compared within the organisation: by time alone, what others did then would decide which of the two
// indexes is looked into.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'audit.find_entries',
    from: own(`(p_from is null or e.recorded_at >= p_from)
        and (p_until is null or e.recorded_at < p_until)
        and (p_after_id is null or (e.recorded_at, e.id) > (p_after_at, p_after_id))`),
    to: own(`(p_from is null or (e.organisation, e.recorded_at) >= (me, p_from))
        and (p_until is null or (e.organisation, e.recorded_at) < (me, p_until))
        and (p_after_id is null or (e.organisation, e.recorded_at, e.id) > (me, p_after_at, p_after_id))`),
  },
];

/** An organisation's own entries are read by its own index, whatever is in the record. */
export class ReadByOneIndex1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query(remadeIndex(OF_ORGANISATION, !back));
    await runner.query('reset role');
  }
}
