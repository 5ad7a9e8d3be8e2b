import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { MatchStep } from './MatchStep';

/** Both persons consented to being matched, and neither has taken it back. */
export const matchWithoutConsent: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_without_consent',
  citation: 'CETS 108+',
  denies: ({ asked: { sides, now } }) =>
    sides.some(
      ({ consent }) => consent === null || now < consent.givenAt || consent.withdrawnAt !== null,
    ),
});
