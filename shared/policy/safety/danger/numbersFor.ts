import { sieveOfDesks } from '../desks/sieveOfDesks';
import type { DutyDesk } from '../desks/DutyDesk';
import type { Duty } from '../path/Duty';
import type { Considered } from '../path/SafetyPath';
import { sift } from '../path/sift';
import type { DangerPush } from './DangerPush';
import { desksHere } from './deskQuestions';

const here = sieveOfDesks(desksHere);

/**
 * Both duty numbers for whoever could not send: of the desk where the person is, and of one at home.
 * Desks that are implicated are left out here too. They follow from what the sender said and from the
 * register, never from the person, so that they tell nothing of them.
 */
export function numbersFor({ asked, desks }: Considered<DangerPush>): readonly Duty[] {
  if (asked.holder.suspended || asked.holder.organisation === null) return [];
  const there = desks.slice(0, 1);
  const isOther = ({ organisation }: DutyDesk) =>
    there.every((desk) => desk.organisation !== organisation);
  const atHome = sift(here, asked)
    .kept.map(({ desk }) => desk)
    .filter(isOther)
    .slice(0, 1);
  const telephones = [...there, ...atHome].map(({ telephone }) => telephone);
  return telephones.length === 0
    ? []
    : [{ kind: 'GIVE_NUMBERS', telephones: Object.freeze(telephones), at: asked.now }];
}
