import type { SampleCase, SamplePerson } from './SampleCase';

const assigned = [['prosecutor-vlora'], ['prosecutor-vlora-second'], ['police-vlora']] as const;
const common = { owner: 'prosecutor-vlora', qark: 'AL-12', assigned } as const;

const person = (
  number: number,
  birthDate: string,
  identifications: SamplePerson['identifications'],
  more: Partial<SamplePerson> = {},
): SamplePerson => ({
  number,
  age: 'adult',
  birthDate,
  citizenship: 'AL',
  parts: ['VICTIM'],
  identifications,
  ...more,
});

/** The cases that examples and tests call by name. */
export const namedCases: readonly SampleCase[] = [
  // The one that Italy asks about.
  {
    ...common,
    slug: 'vlora-1',
    reference: 'VL-2026-0001',
    stage: 'INVESTIGATION',
    openedOn: '2026-01-12',
    offences: ['TRAFFICKING_IN_PERSONS'],
    exploitation: [['SexualExploitation', 'IT']],
    suspects: ['AL', 'IT'],
    persons: [
      person(1, '2001-04-17', [
        { body: 'police-vlora', status: 'PRESUMED', on: '2026-01-14' },
        { body: 'responsible-authority', status: 'FORMALLY_IDENTIFIED', on: '2026-02-20' },
      ]),
    ],
  },
  // The one behind the grant to Greece, under an agreement that has ended. Two bodies differ.
  {
    ...common,
    slug: 'vlora-2',
    reference: 'VL-2025-0007',
    stage: 'PROSECUTION',
    openedOn: '2025-03-03',
    offences: ['TRAFFICKING_IN_PERSONS'],
    exploitation: [['ForcedLabour', 'GR']],
    suspects: ['GR'],
    persons: [
      person(2, '1994-09-30', [
        { body: 'police-vlora', status: 'NOT_IDENTIFIED', on: '2025-03-10' },
        { body: 'responsible-authority', status: 'PRESUMED', on: '2025-04-02' },
      ]),
    ],
  },
  // Person 4 is a protected witness (see the seal): victim and witness, with an edge for each.
  {
    ...common,
    slug: 'vlora-3',
    reference: 'VL-2026-0003',
    stage: 'TRIAL',
    openedOn: '2026-02-23',
    offences: ['TRAFFICKING_IN_PERSONS', 'SEXUAL_EXPLOITATION'],
    exploitation: [['SexualExploitation', 'IT']],
    suspects: ['IT'],
    persons: [
      person(3, '1998-11-05', [{ body: 'police-vlora', status: 'PRESUMED', on: '2026-02-25' }]),
      person(
        4,
        '1996-06-21',
        [{ body: 'responsible-authority', status: 'FORMALLY_IDENTIFIED', on: '2026-03-19' }],
        { parts: ['VICTIM', 'WITNESS'] },
      ),
    ],
  },
  // Exploitation inside the country; a child, and a person who must be treated as one.
  {
    ...common,
    slug: 'vlora-4',
    reference: 'VL-2026-0004',
    stage: 'INVESTIGATION',
    openedOn: '2026-05-18',
    offences: ['TRAFFICKING_IN_CHILDREN'],
    exploitation: [['ForcedBegging', 'AL']],
    suspects: ['AL'],
    persons: [
      person(5, '2013-02-08', [{ body: 'police-vlora', status: 'PRESUMED', on: '2026-05-18' }], {
        age: 'child',
      }),
      person(6, '2008-01-01', [{ body: 'police-vlora', status: 'PRESUMED', on: '2026-05-19' }], {
        age: 'uncertain',
      }),
    ],
  },
];
