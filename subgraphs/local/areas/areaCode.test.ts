import { isAreaCode } from './areaCode';

describe('the form of an area code', () => {
  it.each(['AL-12', 'AL-VL', 'AL-12-VLORE', 'AL-10-FUSHE-ARREZ'])('is that of %s', (code) => {
    expect(isAreaCode(code)).toBe(true);
  });

  it.each(['', 'AL', 'AL-1', 'IT-12', 'al-12', 'AL-12-', ' AL-12', "AL-12'", 'AL-12\n'])(
    'is not that of %j',
    (code) => {
      expect(isAreaCode(code)).toBe(false);
    },
  );
});
