import { parseProof, RANDOM_SLOTS, SLOTS, type PeriodProof, type SlotSource } from '@lidhja/audit';
import type { Answer } from '../examples/ask';
import { RecordLog } from '../testkit/RecordLog';
import { TestHub } from '../testkit/TestHub';

/** How much somebody else does whom the caller may not know of, in the same seconds. */
const BUSY = 150;
const BEGUN = Date.parse('2031-01-01T00:00:00Z');

/** Two hubs of which the second does much that is hidden from who asks. */
const hubs: TestHub[] = [];
beforeAll(async () => {
  for (let at = 0; at < 2; at += 1) hubs.push(await TestHub.start());
}, 120_000);
afterAll(async () => {
  for (const hub of hubs) await hub.stop();
});

/** A world: its log stands at a clock of its own, and what is recorded in it says when by that clock. */
class PublicLog {
  constructor(
    readonly hub: TestHub,
    readonly log: RecordLog,
  ) {}

  /** As many entries as there are, of someone cleared, recorded at that second. */
  async hidden(count: number, second: number): Promise<void> {
    await this.log.rows(
      `insert into audit.entry (type, payload, cleared, recorded_at) select 'refused', '{}', true,
         timestamptz '${new Date(BEGUN + second * 1000).toISOString()}' from generate_series(1, ${count})`,
    );
  }

  /** One entry of the caller's organisation. */
  async own(second: number): Promise<void> {
    await this.log.rows(
      `insert into audit.entry (type, payload, cleared, operation, organisation, recorded_at)
       select 'refused', '{}', false, gen_random_uuid(), f.organisation,
         timestamptz '${new Date(BEGUN + second * 1000).toISOString()}'
       from exchange.official f where f.subject = 'greece-agency'`,
    );
  }

  at(second: number): Promise<void> {
    return this.log.stand(new Date(BEGUN + second * 1000));
  }

  ask(document: string): Promise<Answer> {
    const who = { persona: 'greece-agency', purpose: 'OVERSIGHT', reason: 'Looks at its own' };
    return this.hub.ask({ ...who, document });
  }
}

const OWN = `{ auditEntries(first: 100, filter: { type: REFUSED, from: "2031-01-01T00:00:00Z" }) { nodes { recordedAt proof } }
  recordCheckpoint { size note } }`;
interface Told {
  readonly auditEntries: { readonly nodes: { recordedAt: string; proof: string | null }[] };
  readonly recordCheckpoint: { readonly size: number; readonly note: string } | null;
}

/** All of a proof but what is random by itself. */
const shapeOf = (text: string | null) => {
  if (text === null) return null;
  const { number, until, path, inclusion, note }: PeriodProof = parseProof(text);
  const [size, notes] = [note.split('\n')[1], note.length];
  return { number, until, hashes: [path.length, inclusion.length], size, notes };
};
const isPlain = (hash: Buffer): boolean => new Set(hash).size < 8;

/** What a caller sees over a minute, and what no chance would make of it. */
const seenBy = async (world: PublicLog, busy: number, rounds: readonly number[]) => {
  await world.at(0);
  await world.log.round();
  for (const second of [2, 14, 15, 33]) {
    await world.hidden(busy, second - 1);
    await world.own(second);
    await world.hidden(busy, second);
  }
  await world.hidden(busy, 25);
  const seen: unknown[] = [];
  const slots: number[] = [];
  const plain: number[] = [];
  for (const second of rounds) {
    await world.at(second);
    await world.log.round();
    const { body } = await world.ask(OWN);
    const { auditEntries, recordCheckpoint } = body?.data as unknown as Told;
    const proofs = auditEntries.nodes.map(({ proof }) => proof);
    seen.push([recordCheckpoint?.size ?? null, ...proofs.map(shapeOf)]);
    for (const proof of proofs.flatMap((one) => (one === null ? [] : [parseProof(one)]))) {
      slots.push(proof.slot);
      plain.push(proof.path.filter(isPlain).length);
    }
  }
  return { seen, slots, plain };
};

/** Both hubs anew: as if nothing had been recorded. */
const worlds = async <T>(
  work: (one: PublicLog, other: PublicLog) => Promise<T>,
  slots?: SlotSource,
): Promise<T> => {
  const opened = hubs.map(
    (hub) => new PublicLog(hub, new RecordLog(hub.database, slots ? { slots } : {})),
  );
  for (const { log } of opened) {
    await log.rows(`truncate audit.entry, audit.salt, audit.place, audit.checkpoint, audit.unplaced, audit.period,
      audit.period_head, audit.period_beginning, audit.proof, audit.awaiting`);
  }
  try {
    return await work(opened[0] as PublicLog, opened[1] as PublicLog);
  } finally {
    for (const { log } of opened) await log.close();
  }
};

const ROUNDS = [4, 11, 13, 16, 19, 20, 24, 33, 34, 40, 44, 50, 60];

test('however much others do, what one sees of the public log is the same', async () => {
  const [one, other] = await worlds(async (quiet, busy) => [
    await seenBy(quiet, 0, ROUNDS),
    await seenBy(busy, BUSY, ROUNDS),
  ]);
  expect(other?.seen).toEqual(one?.seen);
  // At last all four are proved, at slots of their own and of no order.
  const [size, ...proofs] = one?.seen.at(-1) as [number, ...{ number: number }[]];
  expect(size).toBe(5);
  expect(proofs.map(({ number }) => number)).toEqual([0, 1, 1, 3]);
  expect([...(one?.plain ?? []), ...(other?.plain ?? [])].every((count) => count === 0)).toBe(true);
});

test('nor does it show when rounds were late because there was much to do', async () => {
  // A round at each of these seconds in the one; three seconds and more later in the other.
  const [one, other] = await worlds(async (quiet, busy) => {
    const seen = async (world: PublicLog, rounds: readonly number[], count: number) => {
      await seenBy(world, count, []);
      const told: unknown[] = [];
      for (const second of [10, 20, 30, 40, 50, 60]) {
        for (const round of rounds) {
          await world.at(second + round);
          await world.log.round();
        }
        await world.at(second + 10);
        const { body } = await world.ask(OWN);
        const { auditEntries, recordCheckpoint } = body?.data as unknown as Told;
        told.push([
          recordCheckpoint?.size,
          ...auditEntries.nodes.map(({ proof }) => shapeOf(proof)),
        ]);
      }
      return told;
    };
    return [await seen(quiet, [1, 2, 3, 4, 5], 0), await seen(busy, [2.4, 5.9, 9.4], BUSY)];
  });
  expect(other).toEqual(one);
});

describe('what is planted is seen:', () => {
  const observed = (slots: SlotSource) =>
    worlds(
      async (quiet, busy) => [await seenBy(quiet, 0, ROUNDS), await seenBy(busy, BUSY, ROUNDS)],
      slots,
    );

  test('slots in the order in which things came', async () => {
    let next = 0;
    const counted = { ...RANDOM_SLOTS, slot: () => next++ % SLOTS };
    const [one] = await observed(counted);
    // By chance all would be so small once in 2 to the power of 40.
    expect(one?.slots.every((slot) => slot < SLOTS / 1024)).toBe(true);
  });

  test('zeros in place of what is empty', async () => {
    const [one, other] = await observed({ ...RANDOM_SLOTS, empty: () => Buffer.alloc(32) });
    // Some of the sixteen are of what else stands there: five by chance, twelve never.
    expect(one?.plain.every((count) => count > 4)).toBe(true);
    expect(other?.plain).not.toEqual(one?.plain);
  });

  test('a period only where something happened', async () => {
    const planted = `create or replace function audit.periods_over(p_but int) returns bigint language sql volatile
      set search_path = pg_catalog, pg_temp as $$
        select count(distinct floor(extract(epoch from e.recorded_at - b.begun) / 10))
        from audit.entry e, audit.period_beginning b where e.recorded_at < audit.period_now() $$`;
    const [one, other] = await worlds(async (quiet, busy) => {
      const [before] = await quiet.log.rows<{ made: string }>(
        `select pg_get_functiondef('audit.periods_over'::regproc) as made`,
      );
      for (const { log } of [quiet, busy]) await log.rows(planted);
      try {
        return [await seenBy(quiet, 0, ROUNDS), await seenBy(busy, BUSY, ROUNDS)];
      } finally {
        for (const { log } of [quiet, busy]) await log.rows(before?.made ?? '');
      }
    });
    expect(other?.seen).not.toEqual(one?.seen);
  });

  test('a head that is told as soon as it is signed', async () => {
    const early = (made: string): string =>
      made.replace(/periods_over\(10\)/, 'periods_over(0) + 9');
    const seen = await worlds(async (quiet, busy) => {
      const [before] = await quiet.log.rows<{ made: string }>(
        `select pg_get_functiondef('audit.told_periods'::regproc) as made`,
      );
      const made = before?.made ?? '';
      expect(early(made)).not.toBe(made);
      for (const { log } of [quiet, busy]) await log.rows(early(made));
      try {
        return [await seenBy(quiet, 0, [13, 23, 33]), await seenBy(busy, BUSY, [13, 22.9, 33])];
      } finally {
        for (const { log } of [quiet, busy]) await log.rows(made);
      }
    });
    expect(seen[1]?.seen).not.toEqual(seen[0]?.seen);
  });
});
