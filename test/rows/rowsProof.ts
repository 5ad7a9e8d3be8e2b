import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { catalogueChanges } from './catalogueChanges';
import type { Change } from './Change';
import { seenBy, takeBaseline } from './findUnseen';
import { IMMATERIAL } from './immaterial';
import { tableChanges } from './tableChanges';

/** Of many changes every so manieth, the same at every run. */
export const chosen = (changes: readonly Change[], scale: Scale): readonly Change[] =>
  scale === 'full' ? changes : changes.filter((_, at) => at % SHARE === 0);
const SHARE = 24;

/** What was tried, which of it nobody noticed, and which is wrongly said to make no difference. */
export interface Tried {
  readonly changes: number;
  readonly unseen: readonly string[];
  readonly material: readonly string[];
  /** Names of changes that are explained and do not exist. */
  readonly stale: readonly string[];
}

/** Changes policies, rights and rows of the decision table in turn, and asks as the hub asks. */
export async function tryChanges(
  scale: Scale,
  say: (line: string) => void = () => undefined,
): Promise<Tried> {
  const database = await TestDatabase.create();
  try {
    return await database.as('admin', async (client) => {
      const all = [...tableChanges, ...(await catalogueChanges(client))];
      const baseline = await takeBaseline(client);
      const changes = chosen(all, scale);
      const unseen: string[] = [];
      const material: string[] = [];
      for (const change of changes) {
        const seen = await seenBy(client, change, baseline);
        const explained = change.what in IMMATERIAL;
        if (seen === null && !explained) unseen.push(change.what);
        if (seen !== null && explained) material.push(`${change.what}: seen by ${seen}`);
        if (seen === null && !explained) say(`not seen: ${change.what}`);
      }
      const stale = Object.keys(IMMATERIAL).filter((one) => !all.some(({ what }) => what === one));
      return { changes: changes.length, unseen, material, stale };
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
      figures: { changes, explained: Object.keys(IMMATERIAL).length },
      bars: {
        changesTried: { measured: changes, atLeast: scale === 'full' ? 500 : 30 },
        changesUnseen: { measured: unseen.length, atMost: 0 },
        changesWronglyExplained: { measured: material.length + stale.length, atMost: 0 },
      },
    };
  },
};
