import {
  createHttpServer,
  createLog,
  listen,
  readIssuers,
  systemClock,
  tokenVerifier,
  type Clock,
  type Environment,
  type Logger,
  type RunningPart,
} from '@lidhja/platform';
import { randomUUID } from 'node:crypto';
import { routeBundles } from './bundle/routeBundles';
import { Exit } from './exit/Exit';
import { packAnswer } from './exit/packAnswer';
import { RefusalBook } from './exit/RefusalBook';
import { openLinks } from './fetch/openLinks';
import { SignedDataSource } from './fetch/SignedDataSource';
import type { GatewayStore } from './identity/GatewayStore';
import { PgGatewayStore } from './identity/PgGatewayStore';
import { BODY_BYTES, PLACES_AT_ONCE } from './limits/limits';
import { Turnstile } from './limits/Turnstile';
import { routeOperations } from './operation/routeOperations';
import { ReceiptKeys } from './receipts/ReceiptKeys';
import { ReceiptSigner } from './receipts/ReceiptSigner';
import { routeKeys } from './receipts/routeKeys';
import { watchKeys } from './receipts/watchKeys';
import { SupergraphFile } from './supergraph/SupergraphFile';

/** What a test may put in place of the machine's own. */
export interface GatewayOverrides {
  readonly clock?: Clock;
  readonly store?: GatewayStore;
  /** Gives ids of operations and receipts: UUIDs. */
  readonly newId?: () => string;
  readonly log?: Logger;
  /** Milliseconds between looks at the supergraph's file. */
  readonly watchInterval?: number;
}

/**
 * Starts the gateway.
 * @throws when a key, the supergraph or an address is missing, or the port is taken
 */
export async function startGateway(
  environment: Environment,
  overrides: GatewayOverrides = {},
): Promise<RunningPart> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog('gateway', environment.logLevel);
  const issuers = readIssuers(environment.keys);
  if (issuers.some(({ sample }) => sample)) {
    log.warn("THE SAMPLE'S ISSUER IS TRUSTED: whoever reads its key can be any sample persona");
  }
  const newId = overrides.newId ?? randomUUID;
  const receiptKeys = new ReceiptKeys(environment.keys, log);
  // A gateway that could sign nothing does not start.
  receiptKeys.signing(clock.now());
  const links = openLinks(environment);
  const supergraph = await SupergraphFile.open(
    environment.supergraph,
    (name) => new SignedDataSource(links.to(name), log),
    log,
    overrides.watchInterval,
  );
  const store = overrides.store ?? new PgGatewayStore(environment.databaseUrl);
  const refusals = new RefusalBook(store, clock, log);
  const forgetKeys = watchKeys(receiptKeys, store, log);
  const http = createHttpServer({
    bodyLimit: BODY_BYTES,
    ready: async () => {
      const [subgraphs] = await Promise.all([links.ready(), store.check()]);
      return subgraphs;
    },
  });
  const signer = new ReceiptSigner(receiptKeys, newId, clock);
  const exit = new Exit(store, refusals, packAnswer(signer), clock, log);
  const identification = { verifyToken: tokenVerifier(issuers), store };
  const turnstile = new Turnstile(PLACES_AT_ONCE);
  const hub = { identification, supergraph, exit, turnstile, clock, log };
  routeKeys(http, receiptKeys);
  routeOperations(http, hub, (code) => refusals.count(code), newId);
  routeBundles(http, hub, signer);
  const end = async (): Promise<void> => {
    // Running operations first, then what they stand on.
    await http.close();
    await supergraph.close();
    await Promise.all([refusals.close(), forgetKeys()]);
    await Promise.all([links.close(), store.close()]);
  };
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => (ended ??= end());
  try {
    return { url: await listen(http, environment.host, environment.port), close };
  } catch (error) {
    await close();
    throw error;
  }
}
