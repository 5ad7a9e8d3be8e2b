import type { ArchivingAsked } from './ArchivingAsked';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** What cannot be recorded is not done. */
export const archiveUnrecorded: DenyRule<Considered<ArchivingAsked>> = Object.freeze<
  DenyRule<Considered<ArchivingAsked>>
>({
  name: 'archive_unrecorded',
  citation: "the hub's own rule",
  denies: ({ asked }) => !asked.recorded,
});
