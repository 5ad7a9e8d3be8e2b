import type { DenyRule } from './DenyRule';

/** H2: to nobody but the first recipient and the provider itself, without the provider's permission. */
export const handlingH2: DenyRule = Object.freeze<DenyRule>({
  name: 'handling_h2',
  citation: 'handling code H2',
  denies: ({ subject }) =>
    subject.handling.includes('H2') &&
    !subject.firstRecipient &&
    !subject.provider &&
    !subject.providerPermission,
});
