import { keeps } from '../prove/Proof';
import { TestHub } from '../testkit/TestHub';
import { findPlanted, proveExplain } from './explainProof';
import { PLANTS } from './plants';

/** Not a bound that anything is measured by. */
const LONG = 180_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

test(
  'what is explained of a document is what happens when it runs',
  async () => {
    const said: string[] = [];
    const { bars } = await proveExplain(hub, 'short', (line) => said.push(line));
    expect(said).toEqual([]);
    expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
  },
  LONG,
);

test.each(PLANTS.map((plant) => [plant.name, plant] as const))(
  'an explanation that is wrong is found: %s',
  async (_name, plant) => {
    expect(await findPlanted(hub, plant)).not.toBeNull();
  },
  LONG,
);
