import { sampleId } from '@lidhja/platform';
import { decidedRequests } from './decidedRequests';

type Row = Record<string, unknown>;
const rows = (table: string): readonly Row[] => (decidedRequests[table] ?? []) as readonly Row[];

describe('the decisions of the sample', () => {
  test('grant what was granted and nothing that has a ground', () => {
    for (const grant of rows('exchange."grant"')) {
      const granted = rows('exchange.decision_category')
        .filter((row) => row['decision'] === grant['decision'] && row['granted'])
        .map((row) => row['category']);
      expect(grant['categories']).toEqual(granted);
    }
    expect(rows('exchange.decision_category').filter((row) => !row['granted'])).toHaveLength(4);
  });

  test('open an identity with four eyes only: of one, the second is awaited', () => {
    const open = rows('exchange."grant"').filter((row) =>
      (row['categories'] as string[]).includes('VICTIM_IDENTITY'),
    );
    expect(open.map((row) => new Set(row['approved_by'] as string[]).size)).toEqual([2, 1]);
  });

  test('leave the grant to Greece running longer than its agreement', () => {
    const grant = rows('exchange."grant"').find((row) => row['id'] === sampleId('grant/gr-old-1'));
    expect(String(grant?.['valid_until']) > '2026-01-01').toBe(true);
  });
});
