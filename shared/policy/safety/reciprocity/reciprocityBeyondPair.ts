import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isOfPair, type ReciprocityView } from './ReciprocityView';

/** Beyond the pair a figure is seen only where the rules for statistics release it. */
export const reciprocityBeyondPair: DenyRule<Considered<ReciprocityView>> = Object.freeze<
  DenyRule<Considered<ReciprocityView>>
>({
  name: 'reciprocity_beyond_pair',
  citation: "the hub's own rule",
  denies: ({ asked }) => !isOfPair(asked) && asked.statistics !== 'RELEASED',
});
