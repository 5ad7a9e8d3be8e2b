import type { ArchivingAsked } from './ArchivingAsked';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** Into the compartment a record is taken by the directorate for the protection of witnesses, by someone cleared for it. */
export const archiveNotByDirectorate: DenyRule<Considered<ArchivingAsked>> = Object.freeze<
  DenyRule<Considered<ArchivingAsked>>
>({
  name: 'archive_not_by_directorate',
  citation: 'CETS 197, article 28',
  denies: ({ asked: { ground, actor, compartment } }) =>
    ground === 'COMPARTMENT' &&
    !(
      actor.kind === 'witness_protection' &&
      compartment !== null &&
      actor.clearances.includes(compartment)
    ),
});
