import { BoundedCache } from './BoundedCache';

describe('BoundedCache', () => {
  it('forgets what was used least recently when it is full', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    cache.get('a');
    cache.set('c', 3, 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('does not grow with ever new keys, nor with one that is set again', () => {
    const cache = new BoundedCache<number>(10);
    for (let i = 0; i < 100_000; i += 1) cache.set(`key ${i % 50_000}`, i, 1);
    expect(cache.size).toBe(10);
  });

  it('does not keep what is heavier than all of it, and keeps the rest', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 11);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined]);
  });
});
