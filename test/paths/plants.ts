import { Ledger, Verdicts } from '@lidhja/enforcement';
import type { Hub } from './Hub';

/** A fault by which one way gives another decision than the others; what is answered takes it out again. */
export interface PlantedFault {
  readonly name: string;
  /** Who meets it, and at which type; anyone anywhere where it is left out. */
  readonly met?: { readonly persona?: string; readonly target: string };
  plant(hub: Hub): Promise<() => Promise<unknown>>;
}

type Of = (this: Verdicts, ...asked: Parameters<Verdicts['of']>) => ReturnType<Verdicts['of']>;

/** Methods of the product, as properties that a test can put another in the place of. */
const verdicts = Verdicts.prototype as { of: Of };
const ledgers = Ledger.prototype as { summary: (this: Ledger) => ReturnType<Ledger['summary']> };

const ofVerdicts = (
  name: string,
  met: NonNullable<PlantedFault['met']>,
  make: (of: Of) => Of,
): PlantedFault => ({
  name,
  met,
  plant() {
    const { of } = verdicts;
    verdicts.of = make(of);
    return Promise.resolve(() => Promise.resolve((verdicts.of = of)));
  },
});

const ofDatabase = (name: string, fault: string, mended: string): PlantedFault => ({
  name,
  async plant({ admin }) {
    await admin.query(fault);
    return () => admin.query(mended);
  },
});

/** Where no mask is asked, nothing is noted either; row security may still keep the value. */
const skipped = (): ReturnType<Of> => ({ allowed: true, rows: [] });

const allowed = (verdict: ReturnType<Of>): ReturnType<Of> => ({ ...verdict, allowed: true });

/** Faults of one way alone, or of what is kept from one field, row or request to the next. */
export const PLANTS: readonly PlantedFault[] = [
  ofVerdicts(
    'what stands below a case skips the mask',
    { persona: 'prosecutor-vlora', target: 'Person' },
    (of) =>
      function (this: Verdicts, row, field) {
        const verdict = of.call(this, row, field);
        return row.record !== undefined && row.record !== row.id ? skipped() : verdict;
      },
  ),
  ofVerdicts(
    'what is reached directly skips the mask',
    { target: 'Network' },
    (of) =>
      function (this: Verdicts, row, field) {
        const verdict = of.call(this, row, field);
        return row.record === undefined ? skipped() : verdict;
      },
  ),
  ofVerdicts(
    'the first field of a row decides for all',
    { persona: 'responsible-authority', target: 'Case' },
    (of) => {
      const first = new WeakMap<object, boolean>();
      return function (this: Verdicts, row, field) {
        const verdict = of.call(this, row, field);
        const known = first.get(row) ?? verdict.allowed;
        first.set(row, known);
        return known ? allowed(verdict) : { ...verdict, allowed: false };
      };
    },
  ),
  ofVerdicts('a decision is kept for the next caller', { target: 'Network' }, (of) => {
    // What is denied is asked for again: a fault that only ever takes away gives nothing out.
    const kept = new Set<string>();
    return function (this: Verdicts, row, field) {
      const verdict = of.call(this, row, field);
      if (verdict.allowed) kept.add(field.coordinate);
      return { ...verdict, allowed: kept.has(field.coordinate) };
    };
  }),
  {
    name: 'what is withheld is not said',
    plant() {
      const { summary } = ledgers;
      ledgers.summary = () => [];
      return Promise.resolve(() => Promise.resolve((ledgers.summary = summary)));
    },
  },
  ofDatabase(
    'a seal cuts no way',
    'create table seals_kept as table exchange.seal; delete from exchange.seal',
    'insert into exchange.seal select * from seals_kept; drop table seals_kept',
  ),
];
