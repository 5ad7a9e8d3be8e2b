import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ListAsked } from './ListAsked';

/** A representative passes the conflict check first. */
export const listRepresentativeUnchecked: DenyRule<Considered<ListAsked>> = Object.freeze<
  DenyRule<Considered<ListAsked>>
>({
  name: 'list_representative_unchecked',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.reader !== 'PERSON' && !asked.conflictCheckPassed,
});
