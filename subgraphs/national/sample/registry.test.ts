import { officials } from './officials';
import { organisations } from './organisations';

type Row = Record<string, unknown>;
const known = organisations as readonly Row[];

describe('the registry of the sample', () => {
  test('names a source for what is real and says of the rest that it is fictitious', () => {
    for (const { name, synthetic, source } of known) {
      expect({ name, fictitious: /\(fictitious\)$/.test(String(name)), source }).toEqual({
        name,
        fictitious: synthetic,
        source: synthetic ? null : expect.stringMatching(/.{10}/),
      });
    }
  });

  test('puts every official in an organisation that it has', () => {
    const ids = new Set(known.map((row) => row['id']));
    expect(ids.size).toBe(known.length);
    expect((officials as readonly Row[]).filter((row) => !ids.has(row['organisation']))).toEqual(
      [],
    );
  });

  test('clears for protected witnesses nobody but their directorate', () => {
    const cleared = (officials as readonly { subject: string; clearances: string[] }[]).filter(
      (row) => row.clearances.length > 0,
    );
    expect(cleared.map((row) => row.subject)).toEqual(['witness-protection-officer']);
  });
});
