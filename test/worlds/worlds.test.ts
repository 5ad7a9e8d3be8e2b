import { keeps } from '../prove/Proof';
import { drawPools } from './drawPools';
import { findPlant, isPlantFound } from './findPlant';
import { proveInterference } from './interferenceProof';
import { PLANTS, QUICK } from './plants';
import { Worlds } from './Worlds';

/** Two hubs are started and hundreds of questions put; not a bound that anything is measured by. */
const LONG = 400_000;

let worlds: Worlds;
beforeAll(async () => {
  worlds = await Worlds.start();
}, LONG);
afterAll(() => worlds.stop());

test(
  'worlds that differ in what the caller may not see are the same from outside',
  async () => {
    const said: string[] = [];
    const { bars } = await proveInterference(worlds, 'short', (line) => said.push(line));
    // What is not there when it is asked again has a bar of its own: a machine may be too slow to record in time.
    expect(said.filter((line) => !line.startsWith('passing\n'))).toEqual([]);
    expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
  },
  LONG,
);

test('the worlds have the same ids wherever they are made, so that a seed draws the same', async () => {
  const [first, second] = await Promise.all(
    [worlds.first, worlds.second].map(({ database }) =>
      drawPools(database, { operations: new Map() }, 0),
    ),
  );
  expect(second).toEqual(first);
});

test.each(
  PLANTS.filter(({ name }) => QUICK.test(name)).map((plant) => [plant.name, plant] as const),
)(
  'a planted leak is found, and the question made small: %s',
  async (_name, plant) => {
    const found = await findPlant(worlds, plant, 3);
    expect(found && isPlantFound(worlds, plant, found)).toBe(true);
  },
  LONG,
);
