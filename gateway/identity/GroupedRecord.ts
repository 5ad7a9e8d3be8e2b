import type { AuditEvent } from '@lidhja/audit';

/** Statements at once: while one commits, the next gathers. */
const WRITERS = 2;
/** Callers for whom one statement records. */
const MOST = 100;

/** SQLSTATEs of a statement that was refused for what it says, and so left nothing: those of the hub, and of data. */
const REFUSED_FOR_ITSELF = /^(LJ|22|23)/;

type Write = (events: readonly AuditEvent[]) => Promise<void>;

interface Waiting {
  readonly events: readonly AuditEvent[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Records for callers who wait at the same moment with one statement, and so with one commit. Whoever waits alone waits
 * no longer for it; each is answered when what it brought is durable, or that it is not.
 */
export class GroupedRecord {
  private readonly waiting: Waiting[] = [];
  private writing = 0;

  /** @param write makes events durable, all or none */
  constructor(private readonly write: Write) {}

  /** @throws whatever writing these events fails with */
  record(events: readonly AuditEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ events, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.writing === WRITERS || this.waiting.length === 0) return;
    this.writing += 1;
    void this.send(this.waiting.splice(0, MOST)).finally(() => {
      this.writing -= 1;
      this.next();
    });
  }

  /** Never rejects. */
  private async send(group: readonly Waiting[]): Promise<void> {
    try {
      await this.write(group.flatMap(({ events }) => events));
    } catch (error) {
      const code = String((error as { code?: unknown } | null)?.code);
      // One that says what it must not say takes nobody with it. What may have been kept is not sent again.
      if (group.length > 1 && REFUSED_FOR_ITSELF.test(code))
        for (const one of group) await this.send([one]);
      else for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }
}
