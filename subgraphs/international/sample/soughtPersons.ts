import { sampleId } from '@lidhja/platform';

const of = (slug: string, position: number, person: object): object => ({
  ...{ request: sampleId(`request/${slug}`), position },
  ...{ given_name: null, family_name: null, birth_date: null, birth_year: null },
  ...{ citizenship: null, sex: null, document_kind: null, document_number: null },
  description: null,
  ...person,
});

/** Rows of `exchange.sought_person`; nobody of them is anybody of the other samples. */
export const soughtPersons: readonly object[] = [
  of('it-open', 1, {
    ...{ given_name: 'Drita', family_name: 'Sample-Sought-1', birth_date: '2001-04-17' },
    ...{ citizenship: 'AL', sex: 'FEMALE' },
    ...{ document_kind: 'PASSPORT', document_number: 'SAMPLE0001' },
    description: 'Last seen at a bus station in May 2026 (synthetic).',
  }),
  of('it-open', 2, { family_name: 'Sample-Sought-2', birth_year: 1988, sex: 'MALE' }),
  of('it-second', 1, {
    ...{ given_name: 'Mirela', family_name: 'Sample-Sought-3', citizenship: 'AL' },
    description: 'Said to have worked at farm 3 with the first (synthetic).',
  }),
  of('it-hit', 1, { family_name: 'Sample-Sought-5', birth_year: 2002 }),
  of('it-no-hit', 1, { family_name: 'Sample-Sought-6', birth_year: 1997 }),
  of('it-closed', 1, { family_name: 'Sample-Sought-4', birth_year: 1999 }),
];
