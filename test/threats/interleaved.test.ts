import { keeps } from '../prove/Proof';
import { interleavedProof } from './interleaved';

test('what four roles ask at the same time is answered as each is alone, and a shared decision is found', async () => {
  const { bars } = await interleavedProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
}, 120_000);
