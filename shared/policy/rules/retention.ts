import type { DenyRule } from './DenyRule';

/** Past its term a record or a copy is not read, unless a legal hold keeps it. */
export const retention: DenyRule = Object.freeze<DenyRule>({
  name: 'retention',
  citation: 'CETS 197, article 11(1)',
  denies: ({ subject }) => subject.pastRetention && !subject.legalHold,
});
