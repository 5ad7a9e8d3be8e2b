import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** Nothing goes to a body that is implicated, nor to a part of it. */
export const deskOfImplicatedBody: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_of_implicated_body',
  citation: "the hub's own rule",
  denies: ({ desk, implicated }) =>
    [desk.organisation, ...desk.partOf].some((body) => implicated.bodies.includes(body)),
});
