/** The paper from which everything in this sample that is not invented comes. */
export const PAPER = {
  title: 'Coordination of Anti-Trafficking Programs and Services in Albania',
  author: 'Ines Xhelilaj (Vatra Psychosocial Center)',
  event: 'CAAHT 2005 Annual Conference, Tirana, 11-12 October 2005, Session III',
  date: '2005-10-11/2005-10-12',
} as const;

/** The same in one line, for rows whose source is a text. */
export const SOURCE = `${PAPER.author}, ${PAPER.title}, ${PAPER.event}`;
