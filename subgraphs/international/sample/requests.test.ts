import { agreements } from './agreements';
import { requests } from './requests';

type Row = Record<string, unknown>;
const rows = (table: string): readonly Row[] => (agreements[table] ?? []) as readonly Row[];
const versions = new Map(rows('exchange.agreement_version').map((row) => [row['agreement'], row]));

describe('the requests of the sample', () => {
  test.each(requests as readonly Row[])('$reference keeps to its agreement', (request) => {
    const version = versions.get(request['agreement']);
    expect(version?.['purposes']).toContain(request['purpose']);
    expect(version?.['offences']).toContain(request['offence']);
    expect(version?.['categories']).toEqual(expect.arrayContaining(request['categories'] as []));
    const [at, from, until] = [
      request['submitted_at'],
      version?.['valid_from'],
      version?.['valid_until'],
    ].map((moment) => Date.parse(String(moment))) as [number, number, number];
    expect(at > from && at < until).toBe(true);
    expect(Date.parse(String(request['due_at'])) - at).toBe(7 * 86_400_000);
  });

  test('are under agreements that say that they are fictitious', () => {
    for (const { title, synthetic } of rows('exchange.agreement')) {
      expect(`${title} ${synthetic}`).toMatch(/\(fictitious\) true$/);
    }
  });
});
