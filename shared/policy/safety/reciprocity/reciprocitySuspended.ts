import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ReciprocityView } from './ReciprocityView';

/** Whoever is suspended sees, ranks and replies to nothing. */
export const reciprocitySuspended: DenyRule<Considered<ReciprocityView>> = Object.freeze<
  DenyRule<Considered<ReciprocityView>>
>({
  name: 'reciprocity_suspended',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.reader.suspended,
});
