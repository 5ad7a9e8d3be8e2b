import { TestHub } from '../testkit/TestHub';
import type { Ask } from './Callers';

/** Answers that are counted together, and how often that is done. */
const [ANSWERS, TIMES] = [10, 5];

/** How many transactions there were so far that wrote anything: only those wait for the disk. */
const writing = (hub: TestHub): Promise<number> =>
  hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text::bigint::int as n',
    );
    return rows[0]?.n ?? NaN;
  });

/** Fetches from subgraphs and commits that wrote, for all questions once. */
export interface Commits {
  readonly fetches: number;
  readonly commits: number;
  /** Commits beyond one for each fetch and one for the answer, of the question that has most. */
  readonly more: number;
}

/**
 * Counts in a hub in which nothing else goes on: parts alone, no sequencer and no watch. What the server
 * writes by itself meanwhile comes on top, so the least of some times is taken.
 */
export async function countCommits(questions: readonly Ask[]): Promise<Commits> {
  const hub = await TestHub.start();
  try {
    const counted: { fetches: number; commits: number }[] = [];
    for (const ask of questions) {
      const question = { reason: 'Asks what is counted', ...ask() };
      const token = await hub.token(question.persona);
      await hub.ask({ ...question, token });
      hub.seen.length = 0;
      let least = Infinity;
      for (let time = 0; time < TIMES; time += 1) {
        const before = await writing(hub);
        for (let at = 0; at < ANSWERS; at += 1) {
          const { body, bytes } = await hub.ask({ reason: question.reason, ...ask(), token });
          if (!body?.data || body.errors) throw new Error(`it was refused: ${bytes}`);
        }
        least = Math.min(least, (await writing(hub)) - before);
      }
      counted.push({ fetches: hub.seen.length / TIMES / ANSWERS, commits: least / ANSWERS });
    }
    const sum = (of: 'fetches' | 'commits'): number =>
      counted.reduce((all, one) => all + one[of], 0);
    const more = Math.max(...counted.map(({ fetches, commits }) => commits - fetches - 1));
    return { fetches: sum('fetches'), commits: sum('commits'), more };
  } finally {
    await hub.stop();
  }
}
