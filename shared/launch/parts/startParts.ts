import { join } from 'node:path';
import type { Say } from '../Progress';
import { keepRunning, type Running } from '../process/keepRunning';
import type { Shutdown } from '../process/Shutdown';
import { PartProcess, type PartPlan } from './PartProcess';
import { folderOf, SUBGRAPHS } from './partList';

/** What all parts of one start have in common. */
export interface PartsPlan {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** Directories of the parts' keys, by part. */
  readonly keys: Readonly<Record<string, string>>;
  /** Connection strings, by login role. */
  readonly urls: Readonly<Record<string, string>>;
  /** Variables that every part gets as they are. */
  readonly passedOn: Readonly<Record<string, string>>;
  readonly logs: string;
  /** Folder of checkpoints that a witness kept, for the evidence part. */
  readonly witness: string | undefined;
}

/** Who is told of what ends and begins, and stops it all. */
export interface Keeper {
  readonly shutdown: Shutdown;
  readonly say: Say;
}

interface PartAddress extends Running {
  readonly url: string;
}

const planOf = (plan: PartsPlan, name: string, own: Record<string, string>): PartPlan => ({
  name,
  root: plan.root,
  file: join(folderOf(name), 'dist', 'main.js'),
  environment: {
    ...plan.passedOn,
    NODE_ENV: 'production',
    APOLLO_TELEMETRY_DISABLED: 'true',
    DATABASE_URL: plan.urls[`lidhja_${name}`] ?? '',
    LIDHJA_KEYS: plan.keys[name] ?? '',
    ...own,
  },
  log: join(plan.logs, `${name}.log`),
});

/** Keeps a part running, at the address that it had first. */
const run = (plan: PartPlan, { shutdown, say }: Keeper): Promise<PartAddress> => {
  let last: PartProcess | undefined;
  return keepRunning<PartAddress>({
    name: plan.name,
    ...{ shutdown, say },
    lastWords: () => `${last?.lastWords() || 'no reason given'}; see ${plan.log}`,
    start: async (served, spawned) => {
      const own = served ? { PORT: new URL(served.url).port } : {};
      last?.close();
      const part = PartProcess.spawn({ ...plan, environment: { ...plan.environment, ...own } });
      last = part;
      const kept = { exited: part.exited, stop: (force?: boolean) => part.stop(force) };
      spawned({ ...kept, url: served?.url ?? '' });
      return { ...kept, url: await part.ready() };
    },
  });
};

/** The variables that tell the evidence part what its log is held against. */
export const witnessed = (
  name: string,
  { witness }: Pick<PartsPlan, 'witness'>,
): Record<string, string> =>
  name === 'evidence' && witness !== undefined ? { LIDHJA_WITNESS: witness } : {};

/**
 * Starts the subgraphs, each on a port that is free, and when all of them serve the gateway.
 * @returns the gateway's address
 * @throws LaunchError naming the part that did not start
 */
export async function startParts(plan: PartsPlan, keeper: Keeper): Promise<string> {
  const loopback = { HOST: '127.0.0.1', PORT: '0' };
  const subgraphs = await Promise.all(
    SUBGRAPHS.map((name) =>
      run(planOf(plan, name, { ...loopback, ...witnessed(name, plan) }), keeper),
    ),
  );
  const addresses = SUBGRAPHS.map((name, at) => `${name}=${subgraphs[at]?.url ?? ''}`).join(',');
  const own = {
    HOST: plan.host,
    PORT: String(plan.port),
    LIDHJA_SUBGRAPHS: addresses,
    LIDHJA_SUPERGRAPH: join(plan.root, 'gateway', 'supergraph.graphql'),
  };
  return (await run(planOf(plan, 'gateway', own), keeper)).url;
}
