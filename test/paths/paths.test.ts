import { keeps } from '../prove/Proof';
import { Hub } from './Hub';
import { findPlanted, provePaths } from './pathsProof';
import { PLANTS } from './plants';

/** Some hundred documents are put; not a bound that anything is measured by. */
const LONG = 120_000;

let hub: Hub;
beforeAll(async () => {
  hub = await Hub.start();
});
afterAll(() => hub.stop());

test(
  'every way to a value gives what is decided about it directly',
  async () => {
    const said: string[] = [];
    const { bars } = await provePaths(hub, 'short', (line) => said.push(line));
    expect(said).toEqual([]);
    expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
  },
  LONG,
);

test.each(PLANTS.map((plant) => [plant.name, plant] as const))(
  'a way that is decided otherwise is found: %s',
  async (_name, plant) => {
    expect(await findPlanted(hub, plant, 7)).not.toBeNull();
  },
  LONG,
);
