import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ReciprocityView } from './ReciprocityView';

/** Nothing ranks by referrals to police or by denunciations: who is ranked so pushes victims to denounce. */
export const reciprocityRankedByPolice: DenyRule<Considered<ReciprocityView>> = Object.freeze<
  DenyRule<Considered<ReciprocityView>>
>({
  name: 'reciprocity_ranked_by_police',
  citation: 'CETS 197, article 12(6)',
  denies: ({ asked: { act, measure } }) =>
    act === 'RANK' && (measure === 'REFERRALS_TO_POLICE' || measure === 'DENUNCIATIONS'),
});
