import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** Nothing of the compartment ever goes, nor anything of someone who is in it. */
export const itemOfCompartment: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_of_compartment',
  citation: 'CETS 197, article 28',
  denies: ({ category, ofProtected }) => category === 'WITNESS_PROTECTION' || ofProtected,
});
