import type { ArchivingAsked } from './ArchivingAsked';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** Whoever is suspended archives nothing. */
export const archiveBySuspended: DenyRule<Considered<ArchivingAsked>> = Object.freeze<
  DenyRule<Considered<ArchivingAsked>>
>({
  name: 'archive_by_suspended',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.actor.suspended,
});
