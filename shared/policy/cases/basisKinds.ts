import type { Question } from '../index';

/** Every kind of basis that there is. */
export const BASIS_KINDS = [
  'open',
  'own_record',
  'mandate',
  'referral',
  'consent',
  'grant',
  'self',
] as const satisfies readonly Question['basis']['kind'][];
