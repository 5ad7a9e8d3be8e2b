import type { Basis } from '../basis';
import { CATEGORIES } from '../categories';
import { PURPOSES } from '../purposes';
import type { Asker } from './Asker';

/** Ids of nobody, for objects that are only supposed. */
const SOMEONE = ['first', 'second', 'third'] as const;

const supposedSpan = (now: number) => ({ validFrom: now, validUntil: now + 1 });

/** A grant as wide as one can be, to see whether any grant could open something. */
export const supposedGrant = ({ requester, now }: Asker): Basis => ({
  kind: 'grant',
  grant: {
    ...supposedSpan(now),
    id: '',
    organisation: requester.organisation ?? '',
    purposes: PURPOSES,
    categories: CATEGORIES,
    revokedAt: null,
    exhausted: false,
    conditionsAccepted: true,
    approvedBy: [SOMEONE[0], SOMEONE[1]],
    requestedBy: SOMEONE[2],
  },
  agreement: {
    ...supposedSpan(now),
    id: '',
    version: 0,
    parties: requester.country === null ? [] : [requester.country],
    status: 'in_force',
    purposes: PURPOSES,
    categories: CATEGORIES,
  },
});

/** A referral and a consent of the same kind; which there are is never looked at here. */
export const supposedPapers = ({ requester, now }: Asker): readonly Basis[] => {
  const recipient = requester.organisation ?? '';
  return [
    {
      kind: 'referral',
      referral: { id: '', recipient, categories: CATEGORIES, acceptedAt: now, expiresAt: now + 1 },
    },
    {
      kind: 'consent',
      consent: {
        id: '',
        recipient,
        purposes: PURPOSES,
        categories: CATEGORIES,
        givenAt: now,
        withdrawnAt: null,
      },
    },
  ];
};
