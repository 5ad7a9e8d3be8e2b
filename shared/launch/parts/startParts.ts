import { join } from 'node:path';
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

/** One part that ends is the end of all: half a hub would answer with half of the truth. */
const run = (plan: PartPlan, shutdown: Shutdown): PartProcess => {
  const part = PartProcess.spawn(plan);
  void part.exited.then(() =>
    shutdown.ask(
      `${part.name} has ended: ${part.lastWords() || 'no reason given'}; see ${part.logPath}`,
    ),
  );
  shutdown.onStop((force) => part.stop(force));
  return part;
};

/**
 * Starts the subgraphs, each on a port that is free, and when all of them serve the gateway.
 * @returns the gateway's address
 * @throws LaunchError naming the part that did not start
 */
export async function startParts(plan: PartsPlan, shutdown: Shutdown): Promise<string> {
  const subgraphs = SUBGRAPHS.map((name) =>
    run(planOf(plan, name, { HOST: '127.0.0.1', PORT: '0' }), shutdown),
  );
  const urls = await Promise.all(subgraphs.map((part) => part.ready()));
  const addresses = SUBGRAPHS.map((name, at) => `${name}=${urls[at] ?? ''}`).join(',');
  const own = {
    HOST: plan.host,
    PORT: String(plan.port),
    LIDHJA_SUBGRAPHS: addresses,
    LIDHJA_SUPERGRAPH: join(plan.root, 'gateway', 'supergraph.graphql'),
  };
  return run(planOf(plan, 'gateway', own), shutdown).ready();
}
