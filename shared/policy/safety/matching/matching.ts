import { TERMS } from '../path/terms';
import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import type { MatchStep } from './MatchStep';

// the key of the tokens is outside the hub: the hub's own rule
import { matchNotOblivious } from './matchNotOblivious';
// consent for matching itself: CETS 108+
import { matchWithoutConsent } from './matchWithoutConsent';
// protected persons: CETS 197, article 28
import { matchOfProtected } from './matchOfProtected';
// no match: the hub's own rule
import { matchOfNobody } from './matchOfNobody';
// two workers: the hub's own rule
import { matchByOneWorker } from './matchByOneWorker';
// the person first: the hub's own rule
import { matchPersonNotTold } from './matchPersonNotTold';
// both confirm: the hub's own rule
import { matchNotConfirmed } from './matchNotConfirmed';

const takes = (name: string, step: MatchStep['step']): SafetyRow<MatchStep> =>
  Object.freeze<SafetyRow<MatchStep>>({
    name,
    citation: "the hub's own rule",
    permits: ({ asked }) => asked.step === step,
  });

/** The worker who asked is answered at one instant, whether or not there was a match. */
const answer = ({ asked: { now } }: Considered<MatchStep>): Duty => ({
  kind: 'ANSWER',
  at: now + TERMS.matchAnswer,
});

const dutiesOfStep = (considered: Considered<MatchStep>): readonly Duty[] => [
  answer(considered),
  ...(considered.asked.step === 'TELL_PERSONS'
    ? [
        {
          kind: 'TELL',
          whom: 'persons',
          through: 'safe_channel',
          at: considered.asked.now,
        } as const,
      ]
    : []),
];

/** What the workers see. That the persons are being told shows them nothing yet. */
const OUTWARD = Object.freeze({
  TELL_PERSONS: 'NOTED',
  ASK_WORKERS: 'PLEASE_CONFIRM',
  INTRODUCE: 'INTRODUCED',
} as const satisfies Record<MatchStep['step'], string>);

/** Matching without naming. No consent, no match and a protected person look the same. */
export const matching: SafetyPath<MatchStep, never> = Object.freeze<SafetyPath<MatchStep, never>>({
  ...PLAIN,
  name: 'matching',
  rules: Object.freeze([
    matchNotOblivious,
    matchWithoutConsent,
    matchOfProtected,
    matchOfNobody,
    matchByOneWorker,
    matchPersonNotTold,
    matchNotConfirmed,
  ]),
  rows: Object.freeze([
    takes('match_persons_told', 'TELL_PERSONS'),
    takes('match_workers_asked', 'ASK_WORKERS'),
    takes('match_introduced', 'INTRODUCE'),
  ]),
  outward: (effect, { step }) => (effect === 'ALLOW' ? OUTWARD[step] : 'NOTED'),
  confined: ({ sides }) => sides.some(({ sealed }) => sealed),
  dutiesIfAllowed: dutiesOfStep,
  dutiesIfDenied: (considered) => [answer(considered)],
});
