import { keeps } from '../prove/Proof';
import { TestHub } from '../testkit/TestHub';
import { ASKING } from './Comparing';
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
    // Who was asked, so that it can be seen to go on; and no contradiction.
    expect(said.map((line) => line.replace(/^\d+/, 'n'))).toEqual(
      ASKING.map(({ name }) => `n documents compared, the last of ${name}`),
    );
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
