import { keeps } from '../prove/Proof';
import { findPlant } from './findPlant';
import { interferenceProof } from './interferenceProof';
import { PLANTS } from './plants';
import { Worlds } from './Worlds';

/** Two hubs are started and some hundred questions put; not a bound that anything is measured by. */
const LONG = 120_000;

test(
  'worlds that differ in what the caller may not see are the same from outside',
  async () => {
    const said: string[] = [];
    const { bars } = await interferenceProof.run('short', (line) => said.push(line));
    expect(said).toEqual([]);
    expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
  },
  LONG,
);

describe('a planted leak is found, and the question made small', () => {
  let worlds: Worlds;
  beforeAll(async () => {
    worlds = await Worlds.start();
  }, LONG);
  afterAll(() => worlds.stop());

  test.each(PLANTS.map((plant) => [plant.name, plant] as const))(
    '%s',
    async (_name, plant) => {
      const found = await findPlant(worlds, plant, 11);
      expect(found && worlds.render(found.question).coordinates.size).toBeLessThanOrEqual(8);
    },
    LONG,
  );
});
