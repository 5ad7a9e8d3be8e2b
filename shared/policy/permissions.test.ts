import { basisOf, questionOf, requesterOf, NOW } from './cases/questionOf';
import { readCases } from './cases/readCases';
import { ORDINARY_SUBJECT, TABLE, decide, permissionsOf } from './index';

describe('the table spelt out', () => {
  const all = permissionsOf();

  it('holds only what the engine allows when its conditions hold', () => {
    const wrong = all.filter(({ kind, purpose, basis, category, conditions, row }) => {
      const facts = new Set(conditions);
      const asked = { purpose, category };
      const { effect, rule } = decide({
        ...asked,
        requester: requesterOf(kind),
        basis: basisOf(basis, asked),
        subject: { ...ORDINARY_SUBJECT, facts },
        now: NOW,
      });
      // Two rows may give the same: then the first of them decides.
      return effect !== 'ALLOW' || !TABLE.some(({ id }) => id === rule || id === row);
    });
    expect(all.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  it('holds every case that the case tables allow above open data', () => {
    const allowed = readCases().filter(
      ({ expect: { effect, rule } }) => effect === 'ALLOW' && rule !== 'open_data',
    );
    const missing = allowed.map(questionOf).filter(
      ({ requester: { kind }, purpose, basis, category, subject }) =>
        // Consent of the sender is a fact of the value, which a list without values cannot know.
        !(purpose === 'OTHER' && (subject.senderConsent || subject.facts.has('consent'))) &&
        !all.some(
          (one) =>
            one.kind === kind &&
            one.purpose === purpose &&
            one.basis === basis.kind &&
            one.category === category,
        ),
    );
    expect(allowed.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it('holds nothing of open data, for which no permission is asked', () => {
    expect(all.filter(({ basis, category }) => basis === 'open' || category === 'OPEN')).toEqual(
      [],
    );
  });

  it('holds nothing of which a rule bars every reading', () => {
    const barred = all.filter(
      ({ category, basis }) =>
        (category === 'COUNSELLING_NOTE' || category === 'SHELTER_LOCATION') &&
        basis !== 'own_record',
    );
    expect(barred).toEqual([]);
    const [row] = TABLE.filter(({ id }) => id === 'persons_consent');
    const loose = permissionsOf(row ? [{ ...row, basis: 'own_record' }] : []);
    expect(loose.some(({ category }) => category === 'COUNSELLING_NOTE')).toBe(true);
  });
});
