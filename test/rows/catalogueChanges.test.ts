import { tryChanges } from './rowsProof';

jest.setTimeout(240_000);

test('policies, rights and rows of the table are changed, and what the hub is answered changes with each', async () => {
  const { changes, ...wrong } = await tryChanges('short');
  expect(wrong).toEqual({ unseen: [], material: [], stale: [] });
  expect(changes).toBeGreaterThan(30);
});
