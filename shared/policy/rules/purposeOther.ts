import type { DenyRule } from './DenyRule';

/**
 * Use outside this proceeding, a related one or an immediate threat needs the consent of the sender
 * or of the person. Who reads about themselves has consented by asking; open data was never sent to
 * anyone, so it asks for no consent.
 */
export const purposeOther: DenyRule = Object.freeze<DenyRule>({
  name: 'purpose_other',
  citation: 'ETS 182, article 26',
  denies: ({ purpose, basis, category, subject }) =>
    purpose === 'OTHER' &&
    category !== 'OPEN' &&
    basis.kind !== 'consent' &&
    basis.kind !== 'self' &&
    !subject.facts.has('consent') &&
    !subject.senderConsent,
});
