import { ORDINARY_SUBJECT, PUBLIC } from './index';

test('about an ordinary subject nothing is special, and nothing can be made so', () => {
  const { facts, handling, compartment, declaredUse, ...flags } = ORDINARY_SUBJECT;
  expect([[...facts], handling, compartment, declaredUse]).toEqual([[], [], null, null]);
  expect(new Set(Object.values(flags))).toEqual(new Set([false]));
  expect(Object.isFrozen(ORDINARY_SUBJECT)).toBe(true);
});

test('a caller without a token is nobody’s, from nowhere, and can nothing', () => {
  expect(PUBLIC).toEqual({
    kind: 'public',
    organisation: null,
    official: null,
    country: null,
    functions: [],
    areas: [],
    clearances: [],
    suspended: false,
  });
  expect(Object.isFrozen(PUBLIC)).toBe(true);
});
