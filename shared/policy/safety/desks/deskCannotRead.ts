import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** What nobody could read reaches nobody. */
export const deskCannotRead: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_cannot_read',
  citation: "the hub's own rule",
  denies: ({ desk }) => !desk.reads,
});
