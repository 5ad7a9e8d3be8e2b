import type { DenyRule } from './DenyRule';

/** H1: not in judicial proceedings without the provider's permission. */
export const handlingH1: DenyRule = Object.freeze<DenyRule>({
  name: 'handling_h1',
  citation: 'handling code H1',
  denies: ({ subject }) =>
    subject.handling.includes('H1') &&
    subject.declaredUse === 'judicial_evidence' &&
    !subject.providerPermission,
});
