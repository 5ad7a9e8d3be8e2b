/** Where organisations that are not invented are named; see the README of this folder. */
export const PAPER =
  'Ines Xhelilaj (Vatra Psychosocial Center), Coordination of Anti-Trafficking Programs and Services in Albania, CAAHT 2005 Annual Conference, Tirana, 11-12 October 2005, Session III';

/** Bodies of the national referral mechanism, of which the paper's year only saw the beginning. */
export const REFERRAL_MECHANISM =
  'Cooperation agreement on the national referral mechanism, July 2005, and joint order of May 2006';

/** The regional committees, one per qark. */
export const ORDER_139 = 'Order 139 of 19 June 2006';

/** Municipalities as they are since 2015. */
export const LAW_115 = 'Law 115/2014 on the administrative-territorial division';

/** Bodies of the state that no source above names. */
export const STATE =
  'Institution of the Republic of Albania; that it exists is real, what the sample has it do is not';
