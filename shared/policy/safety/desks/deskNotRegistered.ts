import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** Only a desk that is registered now, and for this use, is sent to. */
export const deskNotRegistered: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_not_registered',
  citation: 'CETS 197, article 33(1)',
  denies: ({ desk, use, now }) =>
    !desk.uses.includes(use) ||
    now < desk.registeredFrom ||
    (desk.registeredUntil !== null && desk.registeredUntil <= now),
});
