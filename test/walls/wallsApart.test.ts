/** @jest-environment node */
import { Client } from 'pg';
import type { GraphQLSchema } from 'graphql';
import { TestHub } from '../testkit/TestHub';
import { FORBIDDEN, WALLS, type ForbiddenReading, type Wall } from './ForbiddenReading';
import { openDatabase } from './openDatabase';
import { standing as doorsAndMasks } from './switchWall';

type Doors = Record<'guardDoors', (schema: GraphQLSchema, ...said: unknown[]) => GraphQLSchema>;
type Masks = Record<'maskFields', (schema: GraphQLSchema, ...said: unknown[]) => void>;
type Switch = typeof import('./switchWall');

// What each subgraph is built with, with a way around it that only this file knows.
jest.mock('../../shared/enforcement/walls/guardDoors', (): Doors => {
  const { guardDoors } = jest.requireActual<Doors>('../../shared/enforcement/walls/guardDoors');
  const { switchable } = jest.requireActual<Switch>('./switchWall');
  return {
    guardDoors: (schema, ...said) =>
      switchable('doors', schema, (open) => guardDoors(open, ...said)),
  };
});
jest.mock('../../shared/enforcement/walls/maskFields', (): Masks => {
  const { maskFields } = jest.requireActual<Masks>('../../shared/enforcement/walls/maskFields');
  const { switchable } = jest.requireActual<Switch>('./switchWall');
  return {
    maskFields: (schema, ...said) => {
      switchable('masks', schema, (open) => {
        maskFields(open, ...said);
        return open;
      });
    },
  };
});

let hub: TestHub;
let admin: Client;
beforeAll(async () => {
  hub = await TestHub.start();
  admin = new Client({ connectionString: hub.database.adminUrl });
  await admin.connect();
  await admin.query(`insert into audit.entry (type, organisation, payload, cleared)
    select 'refused', id, '{"reason": "Left in the record of another"}', false
    from exchange.organisation where kind = 'prosecutor'`);
});
afterEach(() => Object.assign(doorsAndMasks, { doors: true, masks: true }));
afterAll(async () => {
  await admin.end();
  await hub.stop();
});

const comesOut = async ({ persona, value, ...reading }: ForbiddenReading): Promise<boolean> => {
  const { text } = await hub.fetch({ ...reading, ...(persona ? { persona } : {}) });
  return value.test(text);
};

const subsets: readonly (readonly Wall[])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  WALLS.filter((wall) => bits & (1 << (wall - 1))),
);

/** Which of the readings come out while these walls stand. */
const readingsWith = async (standing: readonly Wall[]): Promise<boolean[]> => {
  Object.assign(doorsAndMasks, { doors: standing.includes(1), masks: standing.includes(2) });
  hub.database.planted = standing.length < WALLS.length ? 'walls are switched off' : null;
  const close = standing.includes(3) ? null : await openDatabase(admin);
  try {
    const out: boolean[] = [];
    for (const one of FORBIDDEN) out.push(await comesOut(one));
    return out;
  } finally {
    await close?.();
    hub.database.planted = null;
  }
};

const tell = (out: (one: ForbiddenReading, at: number) => boolean): string[] =>
  FORBIDDEN.map((one, at) => `${one.who}: ${one.what}: ${out(one, at) ? 'OUT' : 'stopped'}`);

test.each(subsets.map((standing) => [standing.join(' and ') || 'none', standing] as const))(
  'while of the walls %s stand, what the table says is stopped and the rest comes out',
  async (_which, standing) => {
    const out = await readingsWith(standing);
    expect(tell((_, at) => out[at] === true)).toEqual(
      tell(({ stoppedBy }) => !stoppedBy.some((wall) => standing.includes(wall))),
    );
  },
);

test('each wall is in the table often, and the third behind every reading', () => {
  for (const wall of WALLS) {
    expect(FORBIDDEN.filter(({ stoppedBy }) => stoppedBy.includes(wall)).length).toBeGreaterThan(6);
  }
  expect(FORBIDDEN.filter(({ stoppedBy }) => !stoppedBy.includes(3))).toEqual([]);
});
