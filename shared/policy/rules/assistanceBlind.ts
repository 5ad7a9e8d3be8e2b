import type { DenyRule } from './DenyRule';

/** Assistance never depends on testimony: who decides on it cannot read whether the person cooperates. */
export const assistanceBlind: DenyRule = Object.freeze<DenyRule>({
  name: 'assistance_blind',
  citation: 'CETS 197, article 12(6)',
  denies: ({ subject }) => subject.operationDecidesAssistance && subject.tellsCooperation,
});
