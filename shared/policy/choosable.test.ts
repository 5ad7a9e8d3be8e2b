import { CATEGORIES, PURPOSES, REQUESTER_KINDS, choosable, permissionsOf } from './index';

test('everyone can choose by open data, with a purpose or without', () => {
  for (const kind of REQUESTER_KINDS) {
    expect([choosable(kind, null, 'OPEN'), choosable(kind, 'OTHER', 'OPEN')]).toEqual([true, true]);
  }
});

test('anything else as far as the table has a row for kind and purpose that is not for single persons', () => {
  const allowed = new Set(
    permissionsOf()
      .filter(({ basis }) => basis !== 'referral' && basis !== 'consent')
      .map(({ kind, purpose, category }) => `${kind} ${purpose} ${category}`),
  );
  expect(allowed.size).toBeGreaterThan(300);
  for (const kind of REQUESTER_KINDS) {
    for (const category of CATEGORIES.filter((one) => one !== 'OPEN')) {
      expect(choosable(kind, null, category)).toBe(false);
      const open = PURPOSES.filter((purpose) => choosable(kind, purpose, category));
      expect(open).toEqual(
        PURPOSES.filter((purpose) => allowed.has(`${kind} ${purpose} ${category}`)),
      );
    }
  }
});

test('who prosecutes can look among suspects; who assists or identifies cannot, whatever a person consented to', () => {
  expect(choosable('prosecutor', 'THIS_PROCEEDING', 'SUSPECT')).toBe(true);
  expect(choosable('prosecutor', 'ASSISTANCE', 'SUSPECT')).toBe(false);
  expect(choosable('responsible_authority', 'IDENTIFICATION', 'SUSPECT')).toBe(false);
});
