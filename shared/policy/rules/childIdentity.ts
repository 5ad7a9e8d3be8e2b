import type { DenyRule } from './DenyRule';

/**
 * Nothing about a record of a child goes to the public or the media, whatever its category: details
 * together identify. Whoever may be a child is one (article 10(3)). The one exception of the law,
 * tracing family or securing the child's well-being, is a decision of the owner to publish, not a
 * reading.
 */
export const childIdentity: DenyRule = Object.freeze<DenyRule>({
  name: 'child_identity',
  citation: 'CETS 197, articles 11(2) and 10(3)',
  denies: ({ subject, requester: { kind } }) =>
    subject.child && (kind === 'public' || kind === 'media'),
});
