import type { AuditEvent, Actor, WithheldCoordinate } from '@lidhja/audit';
import type { Decision, Obligation } from '@lidhja/policy';
import { NamedRows } from './NamedRows';
import type { Noted } from './Noted';

/** Why a value goes out; what obliges whoever receives it, where that was decided. */
type Ground = Pick<Decision, 'rule' | 'basis'> & Partial<Pick<Decision, 'obligations'>>;

/** Rows of which a value of one coordinate went out, for one reason. */
export interface Released {
  readonly coordinate: string;
  readonly ground: Pick<Decision, 'rule' | 'basis'>;
  readonly obligations: readonly Obligation[];
  readonly rows: Noted[];
}

/** Rows of which a value of one coordinate stayed in, for one reason. */
export interface Withheld {
  readonly coordinate: string;
  readonly reason: string;
  readonly rows: Noted[];
}

/** Notes, while an operation is answered, what leaves the subgraph, what is withheld and what is written. */
export class Ledger {
  private readonly entries = new Map<string, Released>();
  private readonly withheld = new Map<string, Withheld>();
  private readonly writes: { mutation: string; records: string[] }[] = [];

  /** Where to note the rows of which a value of this coordinate goes out for this reason. */
  releasing(coordinate: string, { rule, basis, obligations = [] }: Ground): Noted[] {
    const bound = obligations.length > 0 ? JSON.stringify(obligations) : '';
    const key = `${coordinate}#${rule}#${basis}#${bound}`;
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { coordinate, ground: { rule, basis }, obligations, rows: [] };
      this.entries.set(key, entry);
    }
    return entry.rows;
  }

  /** What went out so far. */
  get released(): readonly Released[] {
    return [...this.entries.values()];
  }

  /** What stayed in so far. */
  get kept(): readonly Withheld[] {
    return [...this.withheld.values()];
  }

  /** Where to note the rows of which a value of this coordinate stays in. */
  withholding(coordinate: string, reason: string): Noted[] {
    const key = `${coordinate}#${reason}`;
    let entry = this.withheld.get(key);
    if (!entry) {
      entry = { coordinate, reason, rows: [] };
      this.withheld.set(key, entry);
    }
    return entry.rows;
  }

  /** A value of this coordinate goes out, of this record, for this reason. */
  release(coordinate: string, record: string | undefined, decision: Ground): void {
    this.releasing(coordinate, decision).push(record === undefined ? {} : { record });
  }

  /** A value of this coordinate stays in. Rows are counted, with a value or without, however often they are asked. */
  withhold(coordinate: string, reason: string, row: object): void {
    this.withholding(coordinate, reason).push(row);
  }

  /** A root field wrote these records. */
  wrote(mutation: string, records: string[]): void {
    this.writes.push({ mutation, records });
  }

  /** What the answer says of what it does not hold. */
  summary(): WithheldCoordinate[] {
    return this.counted().map(({ coordinate, reason, rows }) => ({
      coordinate,
      reason,
      count: rows.length,
    }));
  }

  /** The events to be recorded with the transaction: none where only open data was read. */
  events(actor: Actor): AuditEvent[] {
    const written = this.writes.map((write) => ({ ...actor, type: 'written' as const, ...write }));
    // Nothing above open data leaves to a caller without a token, and none of them may fill the record.
    const unsigned = actor.organisation === null && this.entries.size === 0;
    if (unsigned || this.entries.size + this.withheld.size === 0) return written;
    const named = new NamedRows();
    const coordinates = this.released.map(({ coordinate, ground, rows }) => ({
      coordinate,
      rows: [...new Set(rows.map((row) => named.placeOf(row)))],
      ...ground,
    }));
    const withheld = this.counted().map(({ rows, ...one }) => ({
      ...one,
      count: rows.length,
      rows: rows.map((row) => named.placeOf(row)),
    }));
    return [...written, { ...actor, type: 'released', rows: named.all, coordinates, withheld }];
  }

  /** What is withheld, by coordinate, with each row once. */
  private counted(): Withheld[] {
    return [...this.withheld.values()]
      .map(({ rows, ...one }) => ({ ...one, rows: [...new Set(rows)] }))
      .sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
  }
}
