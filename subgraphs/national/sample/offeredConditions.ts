import { sampleId } from '@lidhja/platform';

/** By the slug of the request, whether the agency accepted the conditions; null where it has not answered. */
const OFFERS: readonly (readonly [slug: string, accepted: boolean | null])[] = [
  ['it-offered', null],
  ['it-accepted', true],
  ['it-declined', false],
];

const ANSWERED = OFFERS.filter(([, accepted]) => accepted !== null);

/** Rows of the conditions of decisions and of the answers to them, by table of the exchange. */
export const offeredConditions: Readonly<Record<string, readonly object[]>> = {
  'exchange.condition_offer': OFFERS.map(([slug]) => ({
    id: sampleId(`offer/${slug}`),
    decision: sampleId(`decision/${slug}`),
    number: 1,
    offered_by: sampleId('official/prosecutor-vlora'),
    offered_at: '2026-02-16T14:00:00+01:00',
  })),
  'exchange.condition': OFFERS.map(([slug], index) => ({
    offer: sampleId(`offer/${slug}`),
    category: 'OFFENCE',
    words: `Not to be used in court before hearing ${20 + index} of ours (synthetic).`,
  })),
  'exchange.condition_reply': ANSWERED.map(([slug, accepted]) => ({
    offer: sampleId(`offer/${slug}`),
    accepted,
    organisation: sampleId('organisation/italy-anti-trafficking-agency'),
    replied_by: sampleId('official/italy-agency'),
    replied_at: '2026-02-18T09:00:00+01:00',
  })),
};
