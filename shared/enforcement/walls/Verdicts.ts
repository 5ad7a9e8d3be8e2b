import { isPersonLevel, type Category, type Decision, type Subject } from '@lidhja/policy';
import type { Ledger } from '../ledger/Ledger';
import type { Noted } from '../ledger/Noted';
import { restsOnObject } from './AccessClass';
import type { Masks } from './Masks';
import type { Row } from './noteRows';

/** Rows of coordination, such as a network, hang on no person: whoever has the mandate may read them. */
const PLAIN = 'mandate||';

/** A field that is not open, as it was found when the schema was built. */
export interface MaskedField {
  /** Its place among the schema's masked fields, from 0. */
  readonly place: number;
  readonly coordinate: string;
  readonly category: Category;
  /** What its values say of their subject beside the category, where they do. */
  readonly marks?: Partial<Subject> | undefined;
}

/** What holds for one field of the rows of one access class. */
export interface Verdict {
  readonly allowed: boolean;
  /** Rows that it was applied to, for the record and the summary; a row may be in it more than once. */
  readonly rows: Noted[];
}

/** Verdicts of one access class by place; under a grant, a referral or a consent, of one record of it. */
class ClassOfRows {
  readonly verdicts: (Verdict | undefined)[] = [];
  readonly byRecord: Map<string | undefined, ClassOfRows> | null;

  constructor(access: string | undefined) {
    this.byRecord = access !== undefined && restsOnObject(access) ? new Map() : null;
  }
}

/**
 * The mask of one operation: decided once for a field and a class of rows, and from then on found by
 * place alone, since a page asks for thousands of values.
 */
export class Verdicts {
  private readonly classes = new Map<string | undefined, ClassOfRows>();
  private lastRow: Row | null = null;
  private lastClass = new ClassOfRows(undefined);

  constructor(
    private readonly masks: Masks,
    private readonly ledger: Ledger,
  ) {}

  of(row: Row, field: MaskedField): Verdict {
    // The fields of a row are asked for one after the other, so its class is mostly the last one found.
    if (row !== this.lastRow) {
      this.lastClass = this.classOf(row);
      this.lastRow = row;
    }
    return (this.lastClass.verdicts[field.place] ??= this.decide(row, field));
  }

  /** Whether this caller may know of a row whose being there says what the category holds; noted nowhere. */
  isThere(row: Row, category: Category): boolean {
    return category === 'OPEN' || this.ask(row, category).effect === 'ALLOW';
  }

  private classOf(row: Row): ClassOfRows {
    let rows = this.classes.get(row.access);
    if (rows === undefined) this.classes.set(row.access, (rows = new ClassOfRows(row.access)));
    return rows.byRecord === null ? rows : this.ofRecord(rows.byRecord, row.record ?? row.id);
  }

  private ofRecord(
    known: Map<string | undefined, ClassOfRows>,
    record: string | undefined,
  ): ClassOfRows {
    let rows = known.get(record);
    if (rows === undefined) known.set(record, (rows = new ClassOfRows(undefined)));
    return rows;
  }

  /** A row that does not say what decides about it opens nothing of a person. */
  private ask(row: Row, category: Category, marks?: Partial<Subject>): Decision {
    const access = row.access ?? (isPersonLevel(category) ? undefined : PLAIN);
    return this.masks.decide(access, category, row.record ?? row.id, marks);
  }

  private decide(row: Row, { coordinate, category, marks }: MaskedField): Verdict {
    const decision = this.ask(row, category, marks);
    const allowed = decision.effect === 'ALLOW';
    const rows = allowed
      ? this.ledger.releasing(coordinate, decision)
      : this.ledger.withholding(coordinate, decision.reason);
    return { allowed, rows };
  }
}
