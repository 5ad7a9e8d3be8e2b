import type { ReferenceArea } from './ReferenceArea';

/** The 61 municipalities (bashki) of law 115/2014, by qark. */
const MUNICIPALITIES: Readonly<Record<string, string>> = {
  'AL-01': 'Berat, Kuçovë, Poliçan, Skrapar, Ura Vajgurore',
  'AL-02': 'Durrës, Krujë, Shijak',
  'AL-03': 'Belsh, Cërrik, Elbasan, Gramsh, Librazhd, Peqin, Prrenjas',
  'AL-04': 'Divjakë, Fier, Lushnjë, Mallakastër, Patos, Roskovec',
  'AL-05': 'Dropull, Gjirokastër, Këlcyrë, Libohovë, Memaliaj, Përmet, Tepelenë',
  'AL-06': 'Devoll, Kolonjë, Korçë, Maliq, Pogradec, Pustec',
  'AL-07': 'Has, Kukës, Tropojë',
  'AL-08': 'Kurbin, Lezhë, Mirditë',
  'AL-09': 'Bulqizë, Dibër, Klos, Mat',
  'AL-10': 'Fushë-Arrëz, Malësi e Madhe, Pukë, Shkodër, Vau i Dejës',
  'AL-11': 'Kamëz, Kavajë, Rrogozhinë, Tiranë, Vorë',
  'AL-12': 'Delvinë, Finiq, Himarë, Konispol, Sarandë, Selenicë, Vlorë',
};

/**
 * ISO 3166-2 has no code for a municipality. The hub's own is the code of its qark, a hyphen, and
 * its name in capital letters of ASCII with hyphens for spaces: `AL-12-VLORE`.
 */
const codeOf = (qark: string, name: string): string =>
  `${qark}-${name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll(' ', '-')}`;

/** Rows of the municipalities. */
export const municipalities: readonly ReferenceArea[] = Object.entries(MUNICIPALITIES).flatMap(
  ([qark, names]) =>
    names.split(', ').map((name) => ({
      code: codeOf(qark, name),
      name,
      kind: 'MUNICIPALITY' as const,
      part_of: qark,
      source: 'Law 115/2014 on the administrative-territorial division; the code is the hub’s own',
      valid_from: null,
      valid_until: null,
    })),
);
