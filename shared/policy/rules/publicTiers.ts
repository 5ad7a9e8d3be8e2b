import { isPersonLevel } from '../categories';
import type { CoarseQuestion, DenyRule } from './DenyRule';

/**
 * The public, media and donors see no person, nor numbers drawn from records of persons, since small
 * numbers give people away. Published figures are open data, of another category.
 */
export const publicTiers: DenyRule<CoarseQuestion> = Object.freeze<DenyRule<CoarseQuestion>>({
  name: 'public_tiers',
  citation: 'CETS 197, article 11(1)',
  denies: ({ requester: { kind }, category }) =>
    (kind === 'public' || kind === 'media' || kind === 'donor') &&
    (isPersonLevel(category) || category === 'AGGREGATE'),
});
