import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** It is pushed by the holder of the record: nobody pulls with it, and nobody sends what is not theirs. */
export const pushNotByHolder: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_not_by_holder',
  citation: 'CETS 197, article 33(1)',
  denies: ({ asked }) => !asked.ownsRecord || asked.holder.organisation === null,
});
