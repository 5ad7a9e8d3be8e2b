import type { OperationContext } from '@lidhja/platform';
import type { Purpose } from '@lidhja/policy';
import DataLoader from 'dataloader';
import type { DocumentNode } from 'graphql';
import { Ledger } from '../ledger/Ledger';
import { readStanding } from '../session/readStanding';
import type { Session } from '../session/Session';
import { Masks } from '../walls/Masks';
import { operationMarks } from '../walls/operationMarks';
import type { Standing } from '../walls/Standing';
import { Verdicts } from '../walls/Verdicts';
import type { RequestContext } from './RequestContext';
import type { SubgraphServices } from './SubgraphServices';
import { Underway } from './Underway';

/** Rows that one batch may ask for; a larger one is split. */
const BATCH = 1000;

/** What of the services a context is made with. */
export type ContextServices = Pick<
  SubgraphServices,
  | 'clock'
  | 'cursors'
  | 'sealer'
  | 'whole'
  | 'operations'
  | 'opensByGrant'
  | 'opensByReferral'
  | 'opensByConsent'
>;

/** The fetch that is answered. */
export interface AskedFetch {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

/** The context of one operation, with nothing in it that another could share. */
export async function createContext(
  session: Session,
  operation: OperationContext,
  services: ContextServices,
  { document, operationName }: AskedFetch,
): Promise<RequestContext> {
  const { clock, cursors, sealer, whole, operations } = services;
  const purpose = operation.purpose as Purpose | null;
  const request = services.opensByGrant ? operation.request : null;
  const standing: Standing = {
    ...(await readStanding(session, purpose, request, clock.now(), services)),
    operation: operationMarks(operations, operation.decides, document, operationName),
  };
  const loaders = new Map<string, DataLoader<unknown, unknown>>();
  const ledger = new Ledger();
  const masks = new Masks(standing);
  return Object.freeze<RequestContext>({
    session,
    requester: standing.requester,
    purpose,
    now: standing.now,
    actor: {
      operation: operation.operation,
      organisation: standing.requester.organisation,
      official: standing.requester.official,
      purpose,
      reason: operation.reason,
      request: operation.request,
    },
    grants: standing.grants,
    relied: standing.relied ?? null,
    masks,
    verdicts: new Verdicts(masks, ledger),
    ledger,
    underway: new Underway(),
    cursors,
    sealer,
    whole,
    readingAs: (other, as, own) =>
      createContext(other, { ...operation, ...as, decides: [] }, services, {
        document: own,
        operationName: undefined,
      }),
    loader<K, V>(name: string, batch: (keys: readonly K[]) => Promise<V[]>): DataLoader<K, V> {
      let loader = loaders.get(name);
      if (!loader) {
        loader = new DataLoader<unknown, unknown>(batch as never, { maxBatchSize: BATCH });
        loaders.set(name, loader);
      }
      return loader as DataLoader<K, V>;
    },
  });
}
