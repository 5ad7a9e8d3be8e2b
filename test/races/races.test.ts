import { keeps } from '../prove/Proof';
import { racesProof } from './racesProof';

test('no read that begins after an end was acknowledged gives data, and what stands as of a moment ago is caught', async () => {
  const { bars } = await racesProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
}, 120_000);
