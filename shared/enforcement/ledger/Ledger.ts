import type { AuditEvent, Actor, ReleasedCoordinate, WithheldCoordinate } from '@lidhja/audit';
import type { Decision } from '@lidhja/policy';

/** Notes, while an operation is answered, what leaves the subgraph, what is withheld and what is written. */
export class Ledger {
  private readonly released = new Map<
    string,
    { decision: Pick<Decision, 'rule' | 'basis'>; records: Set<string> }
  >();
  private readonly withheld = new Map<
    string,
    Omit<WithheldCoordinate, 'count'> & { rows: Set<object> }
  >();
  private readonly writes: { mutation: string; records: string[] }[] = [];

  /** A value of this coordinate goes out, of this record, for this reason. */
  release(
    coordinate: string,
    record: string | undefined,
    decision: Pick<Decision, 'rule' | 'basis'>,
  ): void {
    const key = `${coordinate}#${decision.rule}#${decision.basis}`;
    let entry = this.released.get(key);
    if (!entry) {
      entry = { decision, records: new Set() };
      this.released.set(key, entry);
    }
    if (record !== undefined) entry.records.add(record);
  }

  /** A value of this coordinate stays in. Rows are counted, with a value or without, however often they are asked. */
  withhold(coordinate: string, reason: string, row: object): void {
    const key = `${coordinate}#${reason}`;
    const entry = this.withheld.get(key) ?? { coordinate, reason, rows: new Set<object>() };
    entry.rows.add(row);
    this.withheld.set(key, entry);
  }

  /** A root field wrote these records. */
  wrote(mutation: string, records: string[]): void {
    this.writes.push({ mutation, records });
  }

  /** What the answer says of what it does not hold. */
  summary(): WithheldCoordinate[] {
    return [...this.withheld.values()]
      .map(({ coordinate, reason, rows }) => ({ coordinate, reason, count: rows.size }))
      .sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
  }

  /** The events to be recorded with the transaction: none where only open data was read. */
  events(actor: Actor): AuditEvent[] {
    const written = this.writes.map((write) => ({ ...actor, type: 'written' as const, ...write }));
    // Nothing above open data leaves to a caller without a token, and none of them may fill the record.
    const unsigned = actor.organisation === null && this.released.size === 0;
    if (unsigned || this.released.size + this.withheld.size === 0) return written;
    const coordinates = [...this.released].map(
      ([key, { decision, records }]): ReleasedCoordinate => ({
        coordinate: key.slice(0, key.indexOf('#')),
        records: [...records],
        rule: decision.rule,
        basis: decision.basis,
      }),
    );
    return [...written, { ...actor, type: 'released', coordinates, withheld: this.summary() }];
  }
}
