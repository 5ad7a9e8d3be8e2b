import type { ApolloServer } from '@apollo/server';
import type { Clock, CursorSealer, Logger, RecordSealer } from '@lidhja/platform';
import type { DataSource } from 'typeorm';
import type { WholeSchema } from '../audience/WholeSchema';
import type { OperationRule } from '../declare/Operation';
import type { RequestContext } from './RequestContext';

/** What every fetch of a subgraph is answered with. */
export interface SubgraphServices {
  readonly source: DataSource;
  readonly server: ApolloServer<RequestContext>;
  readonly cursors: CursorSealer;
  readonly sealer: RecordSealer;
  readonly clock: Clock;
  readonly whole: WholeSchema;
  readonly log: Logger;
  /** Rules of the root fields. */
  readonly operations: ReadonlyMap<string, OperationRule>;
  /** Whether a session's grants are read; see `ServedSubgraph`. */
  readonly opensByGrant: boolean;
  /** Whether its referrals are; see there. */
  readonly opensByReferral: boolean;
  /** Whether its consents are; see there. */
  readonly opensByConsent: boolean;
  /** Told of each recorded operation; how the tests see that statements do not grow with rows. */
  readonly observe?: (seen: { operation: string; statements: number }) => void;
}
