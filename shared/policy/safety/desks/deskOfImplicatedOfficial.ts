import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** Nothing goes to an official who is implicated. */
export const deskOfImplicatedOfficial: DenyRule<DeskQuestion> = Object.freeze<
  DenyRule<DeskQuestion>
>({
  name: 'desk_of_implicated_official',
  citation: "the hub's own rule",
  denies: ({ desk, implicated }) => implicated.officials.includes(desk.official),
});
