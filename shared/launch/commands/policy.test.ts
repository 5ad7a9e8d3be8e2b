import { differenceLines } from './policy';

test('a change of category is shown as what it takes and what it gives', () => {
  const lines = differenceLines({
    part: 'national',
    coordinate: 'Case.stage',
    was: 'CASE_STATUS',
    becomes: 'WITNESS_PROTECTION',
  });
  expect(lines[0]).toBe('Case.stage: CASE_STATUS → WITNESS_PROTECTION');
  expect(lines).toContain('- Case.stage prosecutor THIS_PROCEEDING mandate in_area assigned_case');
  expect(lines).toContain('+ Case.stage witness_protection THIS_PROCEEDING mandate cleared');
});

test('no change takes or gives nothing', () => {
  const same = { part: 'national', coordinate: 'Case.stage', was: 'OFFENCE', becomes: 'OFFENCE' };
  expect(differenceLines(same)).toHaveLength(1);
});
