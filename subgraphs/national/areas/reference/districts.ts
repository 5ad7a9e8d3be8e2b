import type { ReferenceArea } from './ReferenceArea';

/** The day on which ISO withdrew their codes; the day on which they themselves ended is not known here. */
const LAST_DAY = '2015-11-27';
const SOURCE = 'ISO 3166-2:AL, codes withdrawn on 27 November 2015';

/**
 * The 36 districts (rrethe) by qark, with the codes that ISO 3166-2:AL had for them until it
 * withdrew them. The figures of 2005 are stated in districts, so they stay, dated.
 */
const DISTRICTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AL-01': { 'AL-BR': 'Berat', 'AL-KC': 'Kuçovë', 'AL-SK': 'Skrapar' },
  'AL-02': { 'AL-DR': 'Durrës', 'AL-KR': 'Krujë' },
  'AL-03': { 'AL-EL': 'Elbasan', 'AL-GR': 'Gramsh', 'AL-LB': 'Librazhd', 'AL-PQ': 'Peqin' },
  'AL-04': { 'AL-FR': 'Fier', 'AL-LU': 'Lushnjë', 'AL-MK': 'Mallakastër' },
  'AL-05': { 'AL-GJ': 'Gjirokastër', 'AL-PR': 'Përmet', 'AL-TE': 'Tepelenë' },
  'AL-06': { 'AL-DV': 'Devoll', 'AL-ER': 'Kolonjë', 'AL-KO': 'Korçë', 'AL-PG': 'Pogradec' },
  'AL-07': { 'AL-HA': 'Has', 'AL-KU': 'Kukës', 'AL-TP': 'Tropojë' },
  'AL-08': { 'AL-KB': 'Kurbin', 'AL-LE': 'Lezhë', 'AL-MR': 'Mirditë' },
  'AL-09': { 'AL-BU': 'Bulqizë', 'AL-DI': 'Dibër', 'AL-MT': 'Mat' },
  'AL-10': { 'AL-MM': 'Malësi e Madhe', 'AL-PU': 'Pukë', 'AL-SH': 'Shkodër' },
  'AL-11': { 'AL-KA': 'Kavajë', 'AL-TR': 'Tiranë' },
  'AL-12': { 'AL-DL': 'Delvinë', 'AL-SR': 'Sarandë', 'AL-VL': 'Vlorë' },
};

/** Rows of the districts; their first day is not known here. */
export const districts: readonly ReferenceArea[] = Object.entries(DISTRICTS).flatMap(
  ([qark, names]) =>
    Object.entries(names).map(([code, name]) => ({
      code,
      name,
      kind: 'DISTRICT' as const,
      part_of: qark,
      source: SOURCE,
      valid_from: null,
      valid_until: LAST_DAY,
    })),
);
