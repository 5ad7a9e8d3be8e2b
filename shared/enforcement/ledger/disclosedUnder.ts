import type { Bound, Disclosed } from '@lidhja/audit';
import { Refusal } from '@lidhja/platform';
import { obligationsOfGrant, type Obligation } from '@lidhja/policy';
import type { GrantInForce } from '../walls/Standing';
import type { Released } from './Ledger';
import type { Noted } from './Noted';

/** One record of which something goes out under a grant, while it is put together. */
interface Unit {
  readonly under: GrantInForce;
  readonly about: Set<string>;
  readonly conditions: Map<string, Bound>;
  readonly coordinates: Map<string, { rows: Noted[]; handling: Set<string> }>;
}

const isByGrant = (basis: string): boolean => basis === 'grant' || basis.startsWith('grant:');

/** What another state told of its own accord is the reader's own record, and theirs on the grant that opened it alone. */
const wasSent = (grants: readonly GrantInForce[], { record }: Noted): boolean =>
  grants.some((one) => one.record === record && one.grant.categories.includes('REQUEST'));

const boundOf = (obligation: Exclude<Obligation, { kind: 'HANDLING' }>): Bound =>
  'at' in obligation ? { ...obligation, at: new Date(obligation.at).toISOString() } : obligation;

/** Ids by which a receipt names rows. One that has neither was found under no grant. */
const recordsOf = (rows: readonly Noted[]): string[] => [
  ...new Set(rows.map(({ id, record }) => id ?? (record as string))),
];

const unitUnder = (under: GrantInForce): Unit => ({
  under,
  about: new Set(),
  conditions: new Map(),
  coordinates: new Map(),
});

const add = (unit: Unit, { coordinate, obligations }: Released, row: Noted): void => {
  for (const id of [row.about, row.id, row.record]) if (id !== undefined) unit.about.add(id);
  const known = unit.coordinates.get(coordinate) ?? {
    rows: [],
    // The agreement's codes lie on everything; that a record is there is decided by row security alone.
    handling: new Set<string>(unit.under.handling ?? []),
  };
  unit.coordinates.set(coordinate, known);
  known.rows.push(row);
  const { grant, agreement } = unit.under;
  for (const one of [...obligationsOfGrant(grant, agreement), ...obligations]) {
    if (one.kind === 'HANDLING') known.handling.add(one.code);
    else unit.conditions.set(JSON.stringify(one), boundOf(one));
  }
};

const disclosedOf = ({ under, about, conditions, coordinates }: Unit): Disclosed => ({
  grant: under.grant.id,
  agreement: under.agreement.id,
  version: under.agreement.version,
  about: [...about],
  conditions: [...conditions.values()],
  coordinates: [...coordinates].map(([coordinate, { rows, handling }]) => ({
    coordinate,
    records: recordsOf(rows),
    handling: [...handling].sort(),
  })),
});

/**
 * What went out under grants, record by record: of a case and the parts without an id of their own, and of
 * each person in it with the edges to them.
 * @throws Refusal BUSY where the database opened a row by a grant that the session did not begin with
 */
export function disclosedUnder(
  grants: readonly GrantInForce[],
  released: readonly Released[],
): Disclosed[] {
  const units = new Map<string, Unit>();
  for (const entry of released) {
    const byGrant = isByGrant(entry.ground.basis);
    for (const row of entry.rows) {
      if (!byGrant && !wasSent(grants, row)) continue;
      const under = grants.find(({ record }) => record === (row.record ?? row.id));
      // Granted since the session began: asked again, the session has it.
      if (!under) throw new Refusal('BUSY');
      const key = `${under.grant.id} ${row.about ?? row.id ?? row.record}`;
      const unit = units.get(key) ?? unitUnder(under);
      units.set(key, unit);
      add(unit, entry, row);
    }
  }
  return [...units.values()].map(disclosedOf);
}
