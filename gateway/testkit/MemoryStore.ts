import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@lidhja/audit';
import type { Caller } from '@lidhja/platform';
import type { RequesterKind } from '@lidhja/policy';
import type { BundleStanding } from '../bundle/BundleStanding';
import type { KeptBundle } from '../bundle/KeptBundle';
import type { GatewayStore, Kept } from '../identity/GatewayStore';
import type { KeptReceipt } from '../receipts/KeptReceipt';
import type { RegisteredRequester } from '../identity/RegisteredRequester';

/** A registry and a record in memory, for tests of the gateway alone. */
export class MemoryStore implements GatewayStore {
  readonly events: AuditEvent[] = [];
  readonly receipts: KeptReceipt[] = [];
  readonly bundles: KeptBundle[] = [];
  /** What a bundle would stand on; nothing, until a test says so. */
  standing: BundleStanding = { grant: null, fault: 'KEY_MISSING', key: null, bundle: null };
  closed = false;
  /** What `record` waits for; a test may let it hang or fail. */
  beforeRecord: () => Promise<void> = () => Promise.resolve();
  private readonly registry = new Map<string, RegisteredRequester>();

  register(subject: string, kind: RequesterKind, suspended = false): RegisteredRequester {
    const requester = { organisation: randomUUID(), official: randomUUID(), kind, suspended };
    this.registry.set(subject, requester);
    return requester;
  }

  ofType<T extends AuditEvent['type']>(type: T): Extract<AuditEvent, { type: T }>[] {
    return this.events.filter((event) => event.type === type) as Extract<AuditEvent, { type: T }>[];
  }

  findRequester({ subject }: Caller): Promise<RegisteredRequester | null> {
    return Promise.resolve(this.registry.get(subject) ?? null);
  }

  findBundle(): Promise<BundleStanding> {
    return Promise.resolve(this.standing);
  }

  async record(events: readonly AuditEvent[], { receipts = [], bundle }: Kept = {}): Promise<void> {
    await this.beforeRecord();
    this.events.push(...events);
    this.receipts.push(...receipts);
    if (bundle) this.bundles.push(bundle);
  }

  noteKeys(): Promise<void> {
    return Promise.resolve();
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
