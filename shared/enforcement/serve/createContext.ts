import type { OperationContext } from '@lidhja/platform';
import type { Purpose } from '@lidhja/policy';
import DataLoader from 'dataloader';
import { Ledger } from '../ledger/Ledger';
import { readStanding } from '../session/readStanding';
import type { Session } from '../session/Session';
import { Masks } from '../walls/Masks';
import { Verdicts } from '../walls/Verdicts';
import type { RequestContext } from './RequestContext';
import type { SubgraphServices } from './SubgraphServices';

/** Rows that one batch may ask for; a larger one is split. */
const BATCH = 1000;

/** The context of one operation, with nothing in it that another could share. */
export async function createContext(
  session: Session,
  operation: OperationContext,
  {
    clock,
    cursors,
    whole,
    opensByGrant,
    opensByReferral,
  }: Pick<SubgraphServices, 'clock' | 'cursors' | 'whole' | 'opensByGrant' | 'opensByReferral'>,
): Promise<RequestContext> {
  const purpose = operation.purpose as Purpose | null;
  const request = opensByGrant ? operation.request : null;
  const standing = await readStanding(session, purpose, request, clock.now(), opensByReferral);
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
    masks,
    verdicts: new Verdicts(masks, ledger),
    ledger,
    cursors,
    whole,
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
