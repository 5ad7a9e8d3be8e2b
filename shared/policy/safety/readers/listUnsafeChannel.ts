import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ListAsked } from './ListAsked';

/** It is given only by a way that the person confirmed as safe. */
export const listUnsafeChannel: DenyRule<Considered<ListAsked>> = Object.freeze<
  DenyRule<Considered<ListAsked>>
>({
  name: 'list_unsafe_channel',
  citation: "the hub's own rule",
  denies: ({ asked }) => !asked.safeChannel,
});
