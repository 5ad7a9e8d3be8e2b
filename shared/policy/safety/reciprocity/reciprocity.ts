import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import { isOfPair, type ReciprocityView } from './ReciprocityView';

// suspended or revoked: the hub's own rule
import { reciprocitySuspended } from './reciprocitySuspended';
// the pair, or the rules for statistics: the hub's own rule
import { reciprocityBeyondPair } from './reciprocityBeyondPair';
// help does not depend on denouncing: CETS 197, article 12(6)
import { reciprocityRankedByPolice } from './reciprocityRankedByPolice';
// the organisation may reply: the hub's own rule
import { reciprocityReplyOfOthers } from './reciprocityReplyOfOthers';

const row = (
  name: string,
  permits: (view: ReciprocityView) => boolean,
): SafetyRow<ReciprocityView> =>
  Object.freeze<SafetyRow<ReciprocityView>>({
    name,
    citation: "the hub's own rule",
    permits: ({ asked }) => permits(asked),
  });

const besideTheFigure = ({ asked }: Considered<ReciprocityView>): readonly Duty[] =>
  asked.act !== 'REPLY' && asked.replies.length > 0
    ? [{ kind: 'SHOW_REPLIES', of: Object.freeze([...asked.replies]) }]
    : [];

/** Who sees whether organisations answer each other in kind (LINK-R8). */
export const reciprocity: SafetyPath<ReciprocityView, never> = Object.freeze<
  SafetyPath<ReciprocityView, never>
>({
  ...PLAIN,
  name: 'reciprocity',
  rules: Object.freeze([
    reciprocitySuspended,
    reciprocityBeyondPair,
    reciprocityRankedByPolice,
    reciprocityReplyOfOthers,
  ]),
  rows: Object.freeze([
    row('reciprocity_of_the_pair', (view) => view.act === 'SEE' && isOfPair(view)),
    row(
      'reciprocity_in_statistics',
      ({ act, statistics }) => (act === 'SEE' || act === 'RANK') && statistics === 'RELEASED',
    ),
    row('reciprocity_reply', ({ act }) => act === 'REPLY'),
  ]),
  outward: (effect) => (effect === 'ALLOW' ? 'OPEN' : 'NOTHING_TO_SHOW'),
  dutiesIfAllowed: besideTheFigure,
});
