import { SeededRandom } from '@lidhja/exchange';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestHub } from '../testkit/TestHub';
import { ENDINGS, type Ending } from './endings';
import { NONE, race, together, type Raced } from './race';

const SEED = 20_261_128;
const READS: Readonly<Record<Scale, number>> = { short: 300, full: 10_000 };
/** Most reads that have ended before the end is begun. */
const WAIT = 24;
/** Reads within which a twin, which sees late what was restored, gives data. */
const PATIENCE = 500;
/** Most races in which a twin is looked for. */
const TRIES = 4;
/** Most answers in a hundred that are neither data nor a refusal: a machine too slow to record in time. */
const BROKEN = 0.01;

/** Has the database read as things stood a moment ago; what is answered takes it out again. */
async function plant(hub: TestHub, twin: Ending['twin'] = {}): Promise<() => Promise<void>> {
  return hub.database.as('admin', async (client) => {
    const sound: string[] = [];
    for (const [name, replaced] of Object.entries(twin)) {
      const { rows } = await client.query<{ definition: string }>(
        `select pg_get_functiondef('exchange.${name}'::regproc) as definition`,
      );
      let planted = rows[0]?.definition ?? '';
      sound.push(planted);
      for (const [text, put] of replaced) {
        if (!planted.includes(text)) throw new Error(`${name} does not say ${text}`);
        planted = planted.replaceAll(text, put);
      }
      await client.query(planted);
    }
    return async () => {
      await hub.database.as('admin', (again) => again.query(sound.join(';\n')));
    };
  });
}

/** How many of the twins give something away that the race sees. */
async function caughtTwins(
  hub: TestHub,
  random: SeededRandom,
): Promise<{ twins: number; caught: number }> {
  const withTwin = ENDINGS.filter(({ twin }) => twin);
  let caught = 0;
  for (const ending of withTwin) {
    const takeOut = await plant(hub, ending.twin);
    const raced = async (): Promise<boolean> =>
      (await race(hub, ending, random.below(WAIT), PATIENCE)).late > 0;
    // What stood a moment ago is met by a read of that moment: on a busy machine not each time.
    const isCaught = async (tries: number): Promise<boolean> =>
      (await raced()) || (tries > 1 && (await isCaught(tries - 1)));
    if (await isCaught(TRIES).finally(takeOut)) caught += 1;
  }
  return { twins: withTwin.length, caught };
}

/** Races over a hub that runs already. */
export async function proveRaces(
  hub: TestHub,
  scale: Scale,
  say: (line: string) => void,
): Promise<Finding> {
  const random = new SeededRandom(SEED);
  let all: Raced = NONE;
  let races = 0;
  while (all.reads < READS[scale] || races < ENDINGS.length) {
    const ending = ENDINGS[races % ENDINGS.length] as Ending;
    const raced = await race(hub, ending, random.below(WAIT));
    if (raced.late > 0) say(`${ending.name}: ${raced.late} reads afterwards gave data`);
    all = together(all, raced);
    races += 1;
  }
  const { twins, caught } = await caughtTwins(hub, random);
  const { reads, given, across, late, broken, lost } = all;
  return {
    figures: { seed: SEED, reads, races, endings: ENDINGS.length, given, across, broken, twins },
    bars: {
      racesLate: { measured: late, atMost: 0 },
      // Without these no race would have been run: nothing to lose, or nobody at the line.
      racesLost: { measured: lost, atMost: 0 },
      racesAcross: { measured: across / races, atLeast: 1 },
      racesBroken: { measured: broken / reads, atMost: BROKEN },
      racesTwinsCaught: { measured: caught / twins, atLeast: 1 },
    },
  };
}

/** No read that begins after the end of what it stands on was acknowledged gives anything. */
export const racesProof: Proof = {
  name: 'races',
  async run(scale, say) {
    const hub = await TestHub.start();
    try {
      return await proveRaces(hub, scale, say);
    } finally {
      await hub.stop();
    }
  },
};
