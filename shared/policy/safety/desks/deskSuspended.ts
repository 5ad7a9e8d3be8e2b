import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** Nothing goes to a desk whose organisation or official is suspended. */
export const deskSuspended: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_suspended',
  citation: "the hub's own rule",
  denies: ({ desk }) => desk.suspended,
});
