import type { SampleIdentification, SamplePerson } from './SampleCase';
import { addDays, type SeededRandom } from '@lidhja/exchange';

/** First year of birth, and the first that is too late. */
const BORN = {
  adult: [1975, 2005],
  child: [2009, 2018],
  uncertain: [2007, 2009],
} as const;

const ageOf = (draw: number): SamplePerson['age'] => {
  if (draw < 75) return 'adult';
  return draw < 90 ? 'child' : 'uncertain';
};

/** As in practice, "presumed" carries nearly everything, and two bodies sometimes differ. */
const statusOf = (draw: number): SampleIdentification['status'] => {
  if (draw < 70) return 'PRESUMED';
  return draw < 95 ? 'NOT_IDENTIFIED' : 'FORMALLY_IDENTIFIED';
};

/** A victim who does not exist, with the decisions of one body or two. */
export function generatePerson(
  random: SeededRandom,
  number: number,
  openedOn: string,
  police: SampleIdentification['body'],
): SamplePerson {
  // Adults mostly.
  const age = ageOf(random.below(100));
  const first: SampleIdentification = {
    body: police,
    status: 'PRESUMED',
    on: addDays(openedOn, random.below(10)),
  };
  const second: SampleIdentification = {
    body: 'responsible-authority',
    status: statusOf(random.below(100)),
    on: addDays(openedOn, 14 + random.below(60)),
  };
  const [fromYear, untilYear] = BORN[age];
  return {
    number,
    age,
    birthDate: random.dayBetween(fromYear, untilYear),
    citizenship: random.percent(85) ? 'AL' : random.pick(['XK', 'VN', 'NG', 'UA']),
    parts: ['VICTIM'],
    identifications: random.percent(60) ? [first, second] : [first],
  };
}
