import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/**
 * Nothing goes to an official who is implicated, at whatever desk they sit: what an organisation receives is there
 * for everyone in it and in what it is part of.
 */
export const deskOfImplicatedOfficial: DenyRule<DeskQuestion> = Object.freeze<
  DenyRule<DeskQuestion>
>({
  name: 'desk_of_implicated_official',
  citation: "the hub's own rule",
  denies: ({ desk, implicated }) =>
    implicated.officials.includes(desk.official) ||
    [desk.organisation, ...desk.partOf].some((body) => implicated.offices.includes(body)),
});
