import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isOfPair, type ReciprocityView } from './ReciprocityView';

/** The organisations themselves reply, nobody for them. */
export const reciprocityReplyOfOthers: DenyRule<Considered<ReciprocityView>> = Object.freeze<
  DenyRule<Considered<ReciprocityView>>
>({
  name: 'reciprocity_reply_of_others',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.act === 'REPLY' && !isOfPair(asked),
});
