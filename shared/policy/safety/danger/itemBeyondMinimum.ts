import type { Category } from '../../categories';
import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** The most that protection can need: who, where, from whom, with whom, and that they are a victim. */
export const PUSH_MINIMUM: readonly Category[] = Object.freeze([
  'CASE_STATUS',
  'SUSPECT',
  'VICTIM_IDENTITY',
  'VICTIM_LOCATION',
  'FAMILY',
] as const);

/** The rest that protection has no use for does not go. */
export const itemBeyondMinimum: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_beyond_minimum',
  citation: 'CETS 197, article 33(1)',
  denies: ({ category }) => !PUSH_MINIMUM.includes(category),
});
