import { sealPerson, type PersonWords } from '@lidhja/exchange';
import { sampleId, type RecordSealer } from '@lidhja/platform';
import { hex } from './documents';

interface SamplePerson {
  readonly request: string;
  readonly position: number;
  readonly id: string;
  readonly words: PersonWords;
}

const of = (slug: string, position: number, words: PersonWords): SamplePerson => ({
  ...{ request: sampleId(`request/${slug}`), position },
  ...{ id: sampleId(`sought/${slug}/${position}`), words },
});

/** Nobody of them is anybody of the other samples. */
const PERSONS: readonly SamplePerson[] = [
  of('it-open', 1, {
    ...{ givenName: 'Drita', familyName: 'Sample-Sought-1', birthDate: '2001-04-17' },
    ...{ citizenship: 'AL', sex: 'FEMALE' },
    ...{ documentKind: 'PASSPORT', documentNumber: 'SAMPLE0001' },
    description: 'Last seen at a bus station in May 2026 (synthetic).',
  }),
  of('it-open', 2, { familyName: 'Sample-Sought-2', birthYear: 1988, sex: 'MALE' }),
  of('it-second', 1, {
    ...{ givenName: 'Mirela', familyName: 'Sample-Sought-3', citizenship: 'AL' },
    description: 'Said to have worked at farm 3 with the first (synthetic).',
  }),
  of('it-hit', 1, { familyName: 'Sample-Sought-5', birthYear: 2002 }),
  of('it-no-hit', 1, { familyName: 'Sample-Sought-6', birthYear: 1997 }),
  of('it-closed', 1, { familyName: 'Sample-Sought-4', birthYear: 1999 }),
];

/** Rows of `exchange.sought_person` and of `exchange.data_key`, sealed as those that are sent are. */
export async function sealedPersonsOfSample(
  sealer: RecordSealer,
): Promise<{ readonly persons: readonly object[]; readonly keys: readonly object[] }> {
  const rows = await Promise.all(
    PERSONS.map(async ({ request, position, id, words }) => {
      const { particulars, kek, wrapped } = await sealPerson(sealer, words, id);
      return {
        person: { request, position, id, particulars: hex(particulars) },
        key: { request, record: id, kek, wrapped: hex(wrapped) },
      };
    }),
  );
  return { persons: rows.map(({ person }) => person), keys: rows.map(({ key }) => key) };
}
