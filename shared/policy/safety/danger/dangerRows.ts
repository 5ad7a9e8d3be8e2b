import type { SafetyRow } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import { staysAtHome } from './deskQuestions';

/** To another state: both are parties to the convention. No bilateral agreement is asked for. */
const dangerAbroad: SafetyRow<DangerPush> = Object.freeze<SafetyRow<DangerPush>>({
  name: 'danger_abroad',
  citation: 'CETS 197, article 33(1)',
  permits: ({ asked }) =>
    !staysAtHome(asked) &&
    asked.holder.country !== null &&
    [asked.holder.country, asked.whereabouts].every((state) => asked.convention.includes(state)),
});

/** The same at home, for tonight, between members and police or shelter. */
const dangerAtHome: SafetyRow<DangerPush> = Object.freeze<SafetyRow<DangerPush>>({
  name: 'danger_at_home',
  citation: "the hub's own rule, after CETS 197, article 33(1)",
  permits: ({ asked }) => staysAtHome(asked),
});

export const DANGER_ROWS: readonly SafetyRow<DangerPush>[] = Object.freeze([
  dangerAbroad,
  dangerAtHome,
]);
