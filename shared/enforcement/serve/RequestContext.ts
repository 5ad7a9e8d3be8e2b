import type { Actor } from '@lidhja/audit';
import type { CursorSealer, RecordSealer } from '@lidhja/platform';
import type { Purpose, Requester } from '@lidhja/policy';
import type DataLoader from 'dataloader';
import type { DocumentNode } from 'graphql';
import type { WholeSchema } from '../audience/WholeSchema';
import type { Ledger } from '../ledger/Ledger';
import type { Session } from '../session/Session';
import type { Masks } from '../walls/Masks';
import type { GrantInForce, ReliedRequest } from '../walls/Standing';
import type { Verdicts } from '../walls/Verdicts';
import type { Underway } from './Underway';

/** What resolvers of one operation share. Made anew for each, frozen, never copied. */
export interface RequestContext {
  readonly session: Session;
  readonly requester: Requester;
  readonly purpose: Purpose | null;
  /** Instant of the operation, milliseconds since 1970. */
  readonly now: number;
  readonly actor: Actor;
  /** What the session may stand on beside its own task. */
  readonly grants: readonly GrantInForce[];
  /** The request that it relies on, where that is there for it; null in a subgraph that opens nothing by grant. */
  readonly relied: ReliedRequest | null;
  readonly masks: Masks;
  readonly verdicts: Verdicts;
  readonly ledger: Ledger;
  /** What is still being read; an answer is not closed before. */
  readonly underway: Underway;
  readonly cursors: CursorSealer;
  /** Seals and opens records; of a part that has no key for any, it refuses both. */
  readonly sealer: RecordSealer;
  /** The composed schema, for a resolver that speaks of other parts' fields. */
  readonly whole: WholeSchema;
  /** The context in which a document of our own is read in another session, with a ledger of its own. */
  readingAs(
    session: Session,
    as: { readonly purpose: Purpose | null; readonly request: string | null },
    document: DocumentNode,
  ): Promise<RequestContext>;
  /** The loader of that name, made on first use, so that rows are read in batches and once. */
  loader<K, V>(name: string, batch: (keys: readonly K[]) => Promise<V[]>): DataLoader<K, V>;
}
