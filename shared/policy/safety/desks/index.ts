import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

// the registered authority: CETS 197, article 33(1)
import { deskNotRegistered } from './deskNotRegistered';
// suspended or revoked: the hub's own rule
import { deskSuspended } from './deskSuspended';
// told of it, and able to read it: the hub's own rule
import { deskCannotRead } from './deskCannotRead';
// the state where the person is: CETS 197, article 33(1)
import { deskElsewhere } from './deskElsewhere';
// between members and police or shelter: the hub's own rule
import { deskNotMeant } from './deskNotMeant';
// nobody sends to themselves: the hub's own rule
import { deskOfTheSender } from './deskOfTheSender';
// around a body that is implicated: the hub's own rule
import { deskOfImplicatedBody } from './deskOfImplicatedBody';
// around an official who is implicated: the hub's own rule
import { deskOfImplicatedOfficial } from './deskOfImplicatedOfficial';

/** Why a desk is passed over, in the order in which it is asked. */
export const DESK_RULES: readonly DenyRule<DeskQuestion>[] = Object.freeze([
  deskNotRegistered,
  deskSuspended,
  deskCannotRead,
  deskElsewhere,
  deskNotMeant,
  deskOfTheSender,
  deskOfImplicatedBody,
  deskOfImplicatedOfficial,
]);
