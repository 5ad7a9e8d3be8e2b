import { fromVictimIdentityOn, type Category } from '../categories';
import type { DenyRule } from './DenyRule';

/**
 * What identification, assistance and the account of the exploitation brought to light about a
 * person. The case's status is left out: that someone is a presumed victim protects them.
 */
const broughtToLight = (category: Category): boolean =>
  category === 'EXPLOITATION' ||
  category === 'ASSISTANCE' ||
  category === 'RETURN' ||
  category === 'MIGRATION' ||
  fromVictimIdentityOn(category);

/** Identification and assistance data never serve to prosecute or remove the person they are about. */
export const nonPunishment: DenyRule = Object.freeze<DenyRule>({
  name: 'non_punishment',
  citation: 'CETS 197, article 26 (to be confirmed by counsel)',
  denies: ({ subject, category }) => subject.aboutRequesterTarget && broughtToLight(category),
});
