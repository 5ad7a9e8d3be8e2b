import { SeededRandom } from './SeededRandom';

const draw = (seed: number): number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 200 }, () => random.below(7));
};

describe('numbers from a seed', () => {
  it('are the same for the same seed and others for another', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('stay within the bound and use all of it', () => {
    expect([...new Set(draw(3))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
