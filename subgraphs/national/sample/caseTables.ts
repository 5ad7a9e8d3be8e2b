import { sampleId } from '@lidhja/platform';
import { ARTICLES, type SampleCase, type SamplePerson } from './SampleCase';

const GIVEN_NAMES = [
  'Ana',
  'Besa',
  'Drita',
  'Elira',
  'Flora',
  'Gent',
  'Ilir',
  'Jona',
  'Liri',
  'Mira',
];

/** Nobody is called so: the family name says that the person is a sample. */
const nameOf = (kind: 'Sample' | 'Sample-Suspect', number: number): object => ({
  given_name: GIVEN_NAMES[number % GIVEN_NAMES.length],
  family_name: `${kind}-${String(number).padStart(2, '0')}`,
});

const personTables = (one: SamplePerson, caseId: string): Record<string, object[]> => {
  const id = sampleId(`person/${one.number}`);
  return {
    person: [
      { id, child: one.age === 'child', age_uncertain: one.age === 'uncertain', synthetic: true },
    ],
    person_identity: [
      {
        person_id: id,
        ...nameOf('Sample', one.number),
        birth_date: one.age === 'uncertain' ? null : one.birthDate,
      },
    ],
    person_origin: [{ person_id: id, citizenship: one.citizenship }],
    case_person: one.parts.map((part) => {
      return { id: sampleId(`edge/${part} ${id}`), case_id: caseId, person_id: id, part };
    }),
    identification: one.identifications.map(({ body, status, on }) => ({
      id: sampleId(`identification/${body} ${id}`),
      person_id: id,
      body: sampleId(`organisation/${body}`),
      status,
      decided_on: on,
    })),
  };
};

const caseRows = (one: SampleCase, suspectNumber: number): Record<string, object[]> => {
  const id = sampleId(`case/${one.slug}`);
  const part = (kind: string, index: number): object => {
    return { id: sampleId(`${kind}/${one.slug} ${index}`), case_id: id };
  };
  return {
    '"case"': [{ id, area: one.qark, synthetic: true }],
    case_status: [
      {
        case_id: id,
        owner: sampleId(`organisation/${one.owner}`),
        reference: one.reference,
        qark: one.qark,
        stage: one.stage,
        opened_on: one.openedOn,
      },
    ],
    case_assignment: one.assigned.map(([official, until]) => ({
      case_id: id,
      official: sampleId(`official/${official}`),
      area: one.qark,
      since: one.openedOn,
      until: until ?? null,
    })),
    case_offence: one.offences.map((offence, index) => {
      return { ...part('offence', index), offence, article: ARTICLES[offence] };
    }),
    case_exploitation: one.exploitation.map(([form, country], index) => {
      return { ...part('exploitation', index), form, country };
    }),
    case_suspect: one.suspects.map((citizenship, index) => ({
      ...part('suspect', index),
      ...nameOf('Sample-Suspect', suspectNumber + index),
      citizenship,
    })),
  };
};

/** The rows of all cases, by table of the schema `national`, in the order of their foreign keys. */
export function caseTables(cases: readonly SampleCase[]): Map<string, object[]> {
  const tables = new Map<string, object[]>();
  const add = (rows: Record<string, object[]>): void => {
    for (const [table, more] of Object.entries(rows)) {
      tables.set(table, [...(tables.get(table) ?? []), ...more]);
    }
  };
  let suspects = 1;
  for (const one of cases) {
    add(caseRows(one, suspects));
    suspects += one.suspects.length;
    for (const person of one.persons) add(personTables(person, sampleId(`case/${one.slug}`)));
  }
  return tables;
}
