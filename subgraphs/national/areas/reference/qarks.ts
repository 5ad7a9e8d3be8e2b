import type { ReferenceArea } from './ReferenceArea';

/** The twelve qarks by their codes in ISO 3166-2:AL. */
const NAMES: Readonly<Record<string, string>> = {
  'AL-01': 'Berat',
  'AL-02': 'Durrës',
  'AL-03': 'Elbasan',
  'AL-04': 'Fier',
  'AL-05': 'Gjirokastër',
  'AL-06': 'Korçë',
  'AL-07': 'Kukës',
  'AL-08': 'Lezhë',
  'AL-09': 'Dibër',
  'AL-10': 'Shkodër',
  'AL-11': 'Tiranë',
  'AL-12': 'Vlorë',
};

/** Rows of the qarks; since when each exists is left open. */
export const qarks: readonly ReferenceArea[] = Object.entries(NAMES).map(([code, name]) => ({
  code,
  name,
  kind: 'QARK',
  part_of: null,
  source: 'ISO 3166-2:AL',
  valid_from: null,
  valid_until: null,
}));
