import type { DenyRule } from '../../rules/DenyRule';
import type { DeskQuestion } from './DeskQuestion';

/** The authority is one of the state where the person is. */
export const deskElsewhere: DenyRule<DeskQuestion> = Object.freeze<DenyRule<DeskQuestion>>({
  name: 'desk_elsewhere',
  citation: 'CETS 197, article 33(1)',
  denies: ({ desk, place }) => place !== null && desk.country !== place,
});
