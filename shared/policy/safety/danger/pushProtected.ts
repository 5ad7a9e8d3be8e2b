import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** A protected person is the directorate’s to protect; nothing of them leaves the compartment by this path. */
export const pushProtected: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_protected',
  citation: 'CETS 197, article 28',
  denies: ({ asked }) => asked.sealed,
});
