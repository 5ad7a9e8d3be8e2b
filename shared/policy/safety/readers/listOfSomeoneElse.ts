import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ListAsked } from './ListAsked';

/** The list is the person’s own. */
export const listOfSomeoneElse: DenyRule<Considered<ListAsked>> = Object.freeze<
  DenyRule<Considered<ListAsked>>
>({
  name: 'list_of_someone_else',
  citation: 'CETS 108+',
  denies: ({ asked }) => !asked.own,
});
