import type { Client } from 'pg';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { catalogueChanges } from './catalogueChanges';
import type { Change } from './Change';
import { hubProbes } from './hubProbes';
import { IMMATERIAL, type Explanation } from './immaterial';
import { Observer, takeBaseline } from './Observer';
import { tableChanges } from './tableChanges';
import { triedProbes } from './triedProbes';

/** Of many changes every so manieth, the same at every run. */
export const chosen = (changes: readonly Change[], scale: Scale): readonly Change[] =>
  scale === 'full' ? changes : changes.filter((_, at) => at % SHARE === 0);
const SHARE = 24;

/** What was tried, which of it nobody noticed, and which is wrongly said to make no difference. */
export interface Tried {
  readonly changes: number;
  readonly unseen: readonly string[];
  readonly material: readonly string[];
  /** Names of changes that are explained and do not exist, or whose reason no longer holds. */
  readonly stale: readonly string[];
}

async function isStale(
  client: Client,
  what: string,
  { holds }: Explanation,
  all: readonly Change[],
): Promise<boolean> {
  if (!all.some((change) => change.what === what)) return true;
  const { rows } = await client.query<{ holds: boolean }>(`select ${holds} as holds`);
  return rows[0]?.holds !== true;
}

/** Puts changes to probes in turn, and looks whether what is said to make no difference makes none. */
export async function judge(
  client: Client,
  all: readonly Change[],
  observer: Pick<Observer, 'seenBy'>,
  explained: Readonly<Record<string, Explanation>> = IMMATERIAL,
  say: (line: string) => void = () => undefined,
  scale: Scale = 'full',
): Promise<Tried> {
  const changes = chosen(all, scale);
  const [unseen, material, stale]: [string[], string[], string[]] = [[], [], []];
  for (const change of changes) {
    const seen = await observer.seenBy(change);
    const immaterial = change.what in explained;
    if (seen === null && !immaterial) unseen.push(change.what);
    if (seen !== null && immaterial) material.push(`${change.what}: seen by ${seen}`);
  }
  for (const [what, explanation] of Object.entries(explained)) {
    if (await isStale(client, what, explanation, all)) stale.push(what);
  }
  unseen.forEach((what) => say(`not seen: ${what}`));
  [...material, ...stale].forEach((what) => say(`wrongly explained: ${what}`));
  return { changes: changes.length, unseen, material, stale };
}

/** Changes policies, rights and rows of the decision table in turn, and asks as the hub asks. */
export async function tryChanges(scale: Scale, say?: (line: string) => void): Promise<Tried> {
  const database = await TestDatabase.create();
  try {
    return await database.as('admin', async (client) => {
      const all = [...tableChanges, ...(await catalogueChanges(client))];
      const baseline = await takeBaseline(client, [...hubProbes, ...(await triedProbes(client))]);
      return judge(client, all, new Observer(client, baseline), IMMATERIAL, say, scale);
    });
  } finally {
    await database.drop();
  }
}

/** Every policy, every right and every row of the table changed in turn is noticed by what is answered. */
export const rowsProof: Proof = {
  name: 'rows',
  async run(scale, say): Promise<Finding> {
    const { changes, unseen, material, stale } = await tryChanges(scale, say);
    return {
      figures: { changes, probes: hubProbes.length, explained: Object.keys(IMMATERIAL).length },
      bars: {
        changesTried: { measured: changes, atLeast: scale === 'full' ? 1400 : 30 },
        changesUnseen: { measured: unseen.length, atMost: 0 },
        changesWronglyExplained: { measured: material.length + stale.length, atMost: 0 },
      },
    };
  },
};
