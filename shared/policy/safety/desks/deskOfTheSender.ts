import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** Whoever sends is not whom it is sent to. */
export const deskOfTheSender: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_of_the_sender',
  citation: "the hub's own rule",
  denies: ({ desk, sender }) => desk.organisation === sender,
});
