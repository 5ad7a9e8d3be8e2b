import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** A traced person decides first whether to be found. */
export const tracedHasNotDecided: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'traced_has_not_decided',
  citation: "the hub's own rule",
  denies: ({ asked: { act, traced, now } }) =>
    act === 'FIND' && (traced === null || now < traced.at),
});
