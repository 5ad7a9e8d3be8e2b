import { sampleId } from '@lidhja/platform';
import { WITNESS_PROTECTION } from './officials';

/** Rows of `exchange.suspension`. */
export const suspensions: readonly object[] = [
  {
    id: sampleId('suspension/ngo-suspended'),
    organisation: sampleId('organisation/ngo-suspended'),
    since: '2026-05-01T00:00:00+02:00',
  },
];

const mandate = (purpose: string, scope: string): object => ({
  id: sampleId(`mandate/ministry-system ${purpose}`),
  official: sampleId('official/ministry-system'),
  responsible: sampleId('official/ministry-responsible'),
  purpose,
  scope: `${scope} (synthetic)`,
  ends_at: '2028-01-01T00:00:00+01:00',
});

/** Rows of `exchange.mandate`: a machine acts for a responsible official, in a scope, until a day. */
export const mandates: readonly object[] = [
  mandate('STATISTICS', 'Official tables of the networks, nightly'),
  mandate('PREVENTION', 'Activities of the networks, daily'),
];

/** Whom breaches are notified to: rows of `exchange.data_protection_authority`. */
export const dataProtectionAuthorities: readonly object[] = [
  { organisation: sampleId('organisation/data-protection-authority'), only_one: true },
];

/** Rows of `exchange.inspection`. */
export const inspections: readonly object[] = [
  {
    number: 'INSPECTION-2026-1',
    organisation: sampleId('organisation/oversight'),
    scope: 'Requests, decisions and readings of 2026 and 2027 (synthetic)',
    opened_at: '2026-01-01T00:00:00+01:00',
    ends_at: '2028-01-01T00:00:00+01:00',
  },
];

const WITNESS = sampleId('person/4');

/** Rows of `exchange.seal`: the witness in `case/vlora-3`, and the edges that lead to them. */
export const seals: readonly object[] = [
  WITNESS,
  sampleId(`edge/VICTIM ${WITNESS}`),
  sampleId(`edge/WITNESS ${WITNESS}`),
].map((record) => ({
  record,
  compartment: WITNESS_PROTECTION,
}));
