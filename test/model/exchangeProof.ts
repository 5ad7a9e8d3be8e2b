import { REQUEST_STATES } from '@lidhja/policy';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { PLANTS, type Plant } from './plants';
import { Real } from './Real';
import { runSequences, type Ran } from './runSequences';

const SEED = 20_261_129;
const SEQUENCES: Readonly<Record<Scale, number>> = { short: 40, full: 10_000 };
/** Faults that are planted; in a short run the first, which are found at once. */
const PLANTED: Readonly<Record<Scale, number>> = { short: 2, full: PLANTS.length };
/** Most sequences in which a fault is looked for, and the most steps that it is to be shown in. */
const [TRIES, SHORTEST] = [6_000, 10];
/** Databases that are asked at the same time; all of the machine that the proof may take. */
const AT_ONCE: Readonly<Record<Scale, number>> = { short: 1, full: 2 };

/** Changes the functions of the exchange; what is answered puts them back. */
async function plant(
  database: TestDatabase,
  { replaced, sql }: Plant,
): Promise<() => Promise<void>> {
  return database.as('admin', async (client) => {
    const sound: string[] = [];
    for (const [name, [from, to]] of Object.entries(replaced)) {
      const { rows } = await client.query<{ definition: string }>(
        `select pg_get_functiondef('exchange.${name}'::regproc) as definition`,
      );
      const definition = rows[0]?.definition ?? '';
      if (!definition.includes(from)) throw new Error(`${name} does not say ${from}`);
      sound.push(definition);
      await client.query(definition.replaceAll(from, to));
    }
    if (sql) await client.query(sql);
    return () => database.as('admin', async (again) => void (await again.query(sound.join(';\n'))));
  });
}

/** How many of the faults are found, and the most steps that one of them is shown in. */
async function findPlants(
  database: TestDatabase,
  real: Real,
  plants: readonly Plant[],
  say: (line: string) => void,
): Promise<{ found: number; longest: number }> {
  let [found, longest] = [0, 0];
  for (const one of plants) {
    const takeOut = await plant(database, one);
    const { contradiction, sequences } = await runSequences(real, TRIES, SEED).finally(takeOut);
    const steps = contradiction?.steps ?? 0;
    say(`${one.name}: ${contradiction ? `${steps} steps, sequence ${sequences}` : 'not found'}`);
    if (contradiction) found += 1;
    longest = Math.max(longest, steps);
  }
  return { found, longest };
}

const withExchange = async <T>(
  work: (database: TestDatabase, real: Real) => Promise<T>,
): Promise<T> => {
  const database = await TestDatabase.create();
  try {
    const real = await Real.over(database);
    return await work(database, real).finally(() => real.close());
  } finally {
    await database.drop();
  }
};

/** The exchange against a simple model of it, over drawn sequences of steps of all who take part. */
export const exchangeProof: Proof = {
  name: 'exchange',
  async run(scale, say): Promise<Finding> {
    const met = new Set<string>();
    const each = SEQUENCES[scale] / AT_ONCE[scale];
    const plants = PLANTS.slice(0, PLANTED[scale]);
    const share = Math.ceil(plants.length / AT_ONCE[scale]);
    const halves = await Promise.all(
      Array.from({ length: AT_ONCE[scale] }, (_, at) =>
        withExchange(async (database, real) => {
          const ran: Ran = await runSequences(real, each, SEED + at);
          if (ran.contradiction) say(ran.contradiction.said);
          real.met.forEach((one) => met.add(one));
          const own = plants.slice(at * share, (at + 1) * share);
          return { ran, ...(await findPlants(database, real, own, say)) };
        }),
      ),
    );
    const sum = (of: (half: (typeof halves)[number]) => number): number =>
      halves.reduce((total, half) => total + of(half), 0);
    const states = REQUEST_STATES.filter((one) => met.has(one)).length;
    return {
      figures: {
        ...{ seed: SEED, steps: sum(({ ran }) => ran.steps), planted: plants.length },
        ...{ states, met: met.size },
      },
      bars: {
        exchangeContradictions: {
          measured: sum(({ ran }) => (ran.contradiction ? 1 : 0)),
          atMost: 0,
        },
        exchangeSequences: {
          measured: sum(({ ran }) => ran.sequences),
          atLeast: SEQUENCES[scale],
        },
        exchangeStatesMet: {
          measured: states / REQUEST_STATES.length,
          atLeast: scale === 'full' ? 1 : 0.3,
        },
        exchangePlantsFound: { measured: sum(({ found }) => found) / plants.length, atLeast: 1 },
        exchangePlantsShownIn: {
          measured: Math.max(...halves.map(({ longest }) => longest)),
          atMost: SHORTEST,
        },
      },
    };
  },
};
