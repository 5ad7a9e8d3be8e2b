import { ATTEMPTS, backOff } from './backOff';

const HOUR = 3_600_000;
const NEARLY_ONE = 1 - Number.EPSILON;

test('each wait is four times as long as the one before, up to six hours', () => {
  const longest = Array.from({ length: ATTEMPTS }, (_, at) => backOff(at + 1, NEARLY_ONE));
  expect(longest.slice(0, 4)).toEqual([10_000, 40_000, 160_000, 640_000]);
  expect(longest.slice(-5)).toEqual([6, 6, 6, 6, 6].map((hours) => hours * HOUR));
});

test('a wait is somewhere between a half and the whole', () => {
  expect([0, 0.5, NEARLY_ONE].map((random) => backOff(2, random))).toEqual([
    20_000, 30_000, 40_000,
  ]);
});

test('all attempts together last about a day', () => {
  const hours = (random: number): number =>
    Array.from({ length: ATTEMPTS - 1 }, (_, at) => backOff(at + 1, random)).reduce(
      (sum, one) => sum + one / HOUR,
      0,
    );
  expect([0, 0.5, NEARLY_ONE].map(hours).map(Math.round)).toEqual([17, 25, 34]);
});
