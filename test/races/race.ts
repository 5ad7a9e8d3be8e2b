import type { TestHub } from '../testkit/TestHub';
import { REQUEST, type Ending } from './endings';

/** Readers at the same time. */
const READERS = 8;
/** Reads of each that begin after the end was acknowledged. */
const AFTERWARDS = 2;

const READ = '{ disclosure { case { stage } } }';
const AT_HUB = `{ informationRequest(id: "${REQUEST}") ${READ} }`;
const AT_PART = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on InformationRequest ${READ} } }`;

/** What came of the reads of one race, or of several. */
export interface Raced {
  readonly reads: number;
  /** Gave data, as they should: begun before the end. */
  readonly given: number;
  /** Begun before the end was acknowledged, and ended after it. */
  readonly across: number;
  /** Begun after it and gave data all the same. */
  readonly late: number;
  /** Answered by neither data nor a refusal. */
  readonly broken: number;
  /** Gave nothing although nothing had ended: the first after all was as before. */
  readonly lost: number;
}

export const NONE: Raced = { reads: 0, given: 0, across: 0, late: 0, broken: 0, lost: 0 };

export const together = (one: Raced, other: Raced): Raced => ({
  reads: one.reads + other.reads,
  given: one.given + other.given,
  across: one.across + other.across,
  late: one.late + other.late,
  broken: one.broken + other.broken,
  lost: one.lost + other.lost,
});

type Read = () => Promise<'data' | 'nothing' | 'broken'>;

/** Through the gateway, and as the gateway asks the part that holds the case, whose answer nobody corrects. */
const readersOf = (hub: TestHub, token: string): readonly Read[] => {
  const outcome = (status: number, text: string) => {
    if (status >= 500) return 'broken';
    return text.includes('"stage":"') ? 'data' : 'nothing';
  };
  const purpose = 'THIS_PROCEEDING';
  return [
    async () => {
      const reason = 'Preliminary inquiry against a group';
      const asked = { token, purpose, reason, request: REQUEST, document: AT_HUB };
      const { status, bytes } = await hub.ask(asked);
      return outcome(status, bytes);
    },
    async () => {
      const { status, text } = await hub.fetch({
        ...{ subgraph: 'national', token, purpose, request: REQUEST, document: AT_PART },
        variables: { r: [{ __typename: 'InformationRequest', id: REQUEST }] },
      });
      return outcome(status, text);
    },
  ];
};

const givesWithin = async (read: Read, reads: number): Promise<boolean> => {
  for (let left = reads; left > 0; left -= 1) if ((await read()) === 'data') return true;
  return false;
};

/**
 * Reads at once, by several readers, until each has begun some after the end was acknowledged.
 * @param wait reads that have ended before the end is begun
 * @param patience reads within which the first data must come, once all is as before
 */
export async function race(
  hub: TestHub,
  ending: Ending,
  wait: number,
  patience = 1,
): Promise<Raced> {
  const readers = readersOf(hub, await hub.token('italy-agency'));
  const raced = { ...NONE };
  let acknowledged = false;
  let endsAt: number | undefined;
  // By itself it ends by the clock of the machine, which the database reads too.
  const over = (): boolean => acknowledged && (endsAt === undefined || Date.now() >= endsAt);
  for (const read of readers) if (!(await givesWithin(read, patience))) raced.lost += 1;

  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = begun.then(async () => {
    endsAt = await ending.end(hub);
    acknowledged = true;
  });
  const reader = async (read: Read): Promise<void> => {
    for (let left = AFTERWARDS; left > 0;) {
      const after = over();
      const outcome = await read();
      raced.reads += 1;
      if (after) left -= 1;
      if (outcome === 'broken') raced.broken += 1;
      if (outcome === 'data' && !after) raced.given += 1;
      if (outcome === 'data' && after) raced.late += 1;
      if (!after && over()) raced.across += 1;
      if (raced.reads >= wait) begin();
    }
  };
  const all = Array.from({ length: READERS }, (_, at) => reader(readers[at % 2] as Read));
  await Promise.all([ended, ...all]);
  await ending.restore(hub);
  return raced;
}
