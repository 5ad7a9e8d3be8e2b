import type { Finding, Proof } from '../prove/Proof';
import { publish, readOwn } from '../faults/questions';
import { signToken } from '../testkit/signToken';
import { testCluster } from '../testkit/TestCluster';
import { Callers, type Ask } from './Callers';
import { compare, round } from './compare';
import { countCommits } from './countCommits';
import { LagWatch } from './LagWatch';
import { PartsHub } from './PartsHub';

const QUESTIONS = { read: readOwn, write: publish } as const satisfies Record<string, Ask>;
type Kind = keyof typeof QUESTIONS;

/** Callers at once, how many answers each of its rounds has, and how many rounds there are. */
const LOADS = [
  { callers: 1, answers: 30 },
  { callers: 8, answers: 120 },
  { callers: 32, answers: 240 },
] as const;
const ROUNDS = 8;
const FULL = 32;

interface Twins {
  readonly recorded: PartsHub;
  readonly unrecorded: PartsHub;
}

const entriesOf = ({ database }: PartsHub): Promise<number> =>
  database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from audit.entry',
    );
    return rows[0]?.n ?? NaN;
  });

/** @throws Error where the twins do not answer alike, or are not what they are taken for */
const checkTwins = async (
  { recorded, unrecorded }: Twins,
  { one, other }: Readonly<Record<'one' | 'other', Callers>>,
): Promise<void> => {
  const before = [await entriesOf(recorded), await entriesOf(unrecorded)] as const;
  const told = await Promise.all(
    [one, other].map(async (callers) => {
      const token = await signToken(testCluster().data, readOwn().persona);
      return JSON.stringify(await callers.ask(token, readOwn()));
    }),
  );
  if (told[0] !== told[1]) throw new Error(`the twins differ: ${told.join('\n')}`);
  if ((await entriesOf(recorded)) === before[0]) throw new Error('nothing was recorded');
  if ((await entriesOf(unrecorded)) !== before[1]) throw new Error('the other one records too');
};

const measure = async (twins: Twins, say: (line: string) => void): Promise<Finding> => {
  const [one, other] = [new Callers(twins.recorded.url), new Callers(twins.unrecorded.url)];
  const lag = new LagWatch(twins.recorded.database);
  const figures: Record<string, number> = {};
  const bars: Record<string, Finding['bars'][string]> = {};
  try {
    await checkTwins(twins, { one, other });
    for (const kind of Object.keys(QUESTIONS) as Kind[]) {
      for (const { callers, answers } of LOADS) {
        const ask = QUESTIONS[kind];
        if (callers === FULL) lag.begin();
        const times = await compare(
          {
            recorded: () => one.time(ask, callers, answers),
            unrecorded: () => other.time(ask, callers, answers),
          },
          ROUNDS,
          // The median.
          0.5,
        );
        await lag.end();
        const perSecond = Math.round((answers / times.recorded) * 1000);
        const share = round(times.unrecorded / times.recorded);
        say(`${kind}, ${callers} callers: ${perSecond} a second, ${share} of the unrecorded`);
        figures[`${kind}sPerSecond${callers}`] = perSecond;
        bars[`${kind}Throughput${callers}`] = { measured: share, atLeast: 0.8 };
      }
    }
  } finally {
    await lag.end();
    await Promise.all([one.close(), other.close()]);
  }
  bars['lagSeconds'] = { measured: round(lag.most), atMost: 2 };
  return { figures: { rounds: ROUNDS, lagAsked: lag.asked, ...figures }, bars };
};

/** What the record costs: the whole hub, and the same assembled without it; two hubs, a process for each part. */
export const recordCost: Proof = {
  name: 'record',
  async run(_scale, say) {
    const commits = await countCommits(Object.values(QUESTIONS));
    const recorded = await PartsHub.start({ recorded: true });
    try {
      const unrecorded = await PartsHub.start({ recorded: false });
      say('two hubs serve, one of them without a record');
      const { figures, bars } = await measure({ recorded, unrecorded }, say).finally(() =>
        unrecorded.stop(),
      );
      return {
        figures: { ...figures, fetches: commits.fetches, commits: commits.commits },
        bars: {
          ...bars,
          commitsMoreThanFetchesAndOne: { measured: commits.more, atMost: 0 },
        },
      };
    } finally {
      await recorded.stop();
    }
  },
};
