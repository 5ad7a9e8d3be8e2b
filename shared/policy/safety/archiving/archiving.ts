import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import { ARCHIVING_GROUNDS, type ArchivingAsked } from './ArchivingAsked';
import { ordinaryRun } from './ordinaryRun';

// record first: the hub's own rule
import { archiveUnrecorded } from './archiveUnrecorded';
// suspended or revoked: the hub's own rule
import { archiveBySuspended } from './archiveBySuspended';
// by its owner: the hub's own rule
import { archiveNotByOwner } from './archiveNotByOwner';
// protected persons: CETS 197, article 28
import { archiveNotByDirectorate } from './archiveNotByDirectorate';

/** Ordinary archiving. */
const archived: SafetyRow<ArchivingAsked> = Object.freeze<SafetyRow<ArchivingAsked>>({
  name: 'archived',
  citation: 'CETS 197, article 11(1)',
  permits: ({ asked }) =>
    asked.ground !== 'COMPARTMENT' && ARCHIVING_GROUNDS.includes(asked.ground),
});

/** Entering the compartment. */
const compartmentEntered: SafetyRow<ArchivingAsked> = Object.freeze<SafetyRow<ArchivingAsked>>({
  name: 'compartment_entered',
  citation: 'CETS 197, article 28',
  permits: ({ asked }) => asked.ground === 'COMPARTMENT',
});

/** One shape and one instant for all: nothing here looks at the ground. */
const goneAtOrdinaryTime = ({ asked: { now } }: Considered<ArchivingAsked>): readonly Duty[] => [
  { kind: 'GONE', at: ordinaryRun(now) },
];

/** Going out of sight. Entering the compartment looks like ordinary archiving, at an ordinary time. */
export const archiving: SafetyPath<ArchivingAsked, never> = Object.freeze<
  SafetyPath<ArchivingAsked, never>
>({
  ...PLAIN,
  name: 'archiving',
  rules: Object.freeze([
    archiveUnrecorded,
    archiveBySuspended,
    archiveNotByOwner,
    archiveNotByDirectorate,
  ]),
  rows: Object.freeze([archived, compartmentEntered]),
  outward: (effect) => (effect === 'ALLOW' ? 'ARCHIVED' : 'NOT_ARCHIVED'),
  confined: ({ ground }) => ground === 'COMPARTMENT',
  dutiesIfAllowed: goneAtOrdinaryTime,
});
