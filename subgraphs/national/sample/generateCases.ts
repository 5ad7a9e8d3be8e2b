import { generatePerson } from './generatePerson';
import { EXPLOITATION_FORMS, type SampleCase } from './SampleCase';
import { SeededRandom } from '@lidhja/exchange';

/** The year of the paper: any number would do, as long as it stays the same. */
const SEED = 2005;

const STAGES = ['INVESTIGATION', 'INVESTIGATION', 'PROSECUTION', 'TRIAL', 'CLOSED'] as const;
const OFFENCES = [
  'TRAFFICKING_IN_PERSONS',
  'SEXUAL_EXPLOITATION',
  'SMUGGLING_OF_MIGRANTS',
] as const;
const COUNTRIES = ['AL', 'AL', 'IT', 'GR', 'DE', 'FR'];

/** Owner, prefix of slugs and references, and the qark of each of its cases. */
const OFFICES = [
  [
    'prosecutor-vlora',
    'vlora',
    'VL',
    [...Array<string>(17).fill('AL-12'), 'AL-05', 'AL-05', 'AL-05'],
  ],
  [
    'prosecutor-fier',
    'fier',
    'FR',
    [...Array<string>(12).fill('AL-04'), ...Array<string>(4).fill('AL-01')],
  ],
] as const;

/** Assignments in the qark of the office alone; a case in another qark is nobody's in the sample. */
const assignedTo = (random: SeededRandom, qark: string): SampleCase['assigned'] => {
  if (qark === 'AL-04') return [['prosecutor-fier']];
  if (qark !== 'AL-12') return [];
  const colleague = random.percent(50) ? ([['prosecutor-vlora-second']] as const) : [];
  const police = random.percent(65) ? ([['police-vlora']] as const) : [];
  // Some were handed on: an assignment that has ended opens nothing.
  const before = random.percent(20) ? ([['prosecutor-fier', '2026-09-30']] as const) : [];
  return [['prosecutor-vlora'], ...colleague, ...police, ...before];
};

/** The cases between the named ones: the same on every machine. */
export function generateCases(): SampleCase[] {
  const random = new SeededRandom(SEED);
  let person = 100;
  return OFFICES.flatMap(([owner, place, prefix, qarks]) =>
    qarks.map((qark, index): SampleCase => {
      const openedOn = random.dayBetween(2025, 2026);
      const number = String(101 + index).padStart(4, '0');
      const police = owner === 'prosecutor-vlora' ? 'police-vlora' : 'police-fier';
      const persons = Array.from({ length: 1 + random.below(3) }, () =>
        generatePerson(random, (person += 1), openedOn, police),
      );
      const children = persons.some(({ age }) => age === 'child');
      const country = random.pick(COUNTRIES);
      return {
        slug: `${place}-${101 + index}`,
        owner,
        reference: `${prefix}-${openedOn.slice(0, 4)}-${number}`,
        qark,
        stage: random.pick(STAGES),
        openedOn,
        offences: [children ? 'TRAFFICKING_IN_CHILDREN' : random.pick(OFFENCES)],
        exploitation: [[random.pick(EXPLOITATION_FORMS), country]],
        suspects: Array.from({ length: 1 + random.below(2) }, () => random.pick(['AL', country])),
        persons,
        assigned: assignedTo(random, qark),
      };
    }),
  );
}
