import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** At home the path runs between members and police or shelter, to the kind that the sender named. */
export const deskNotMeant: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_not_meant',
  citation: "the hub's own rule",
  denies: ({ desk, kinds }) => kinds !== null && !kinds.includes(desk.kind),
});
