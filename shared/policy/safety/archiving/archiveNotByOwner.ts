import type { ArchivingAsked } from './ArchivingAsked';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** A record is archived by its owner. */
export const archiveNotByOwner: DenyRule<Considered<ArchivingAsked>> = Object.freeze<
  DenyRule<Considered<ArchivingAsked>>
>({
  name: 'archive_not_by_owner',
  citation: "the hub's own rule",
  denies: ({ asked: { ground, actor, ownsRecord } }) =>
    ground !== 'COMPARTMENT' && (!ownsRecord || actor.organisation === null),
});
