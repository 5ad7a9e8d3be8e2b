/** An id of nothing. */
export const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Values so many times, for a draw among others. */
export const often = <T>(times: number, values: readonly T[]): T[] =>
  Array.from({ length: times }, () => values).flat();

/** A reference as it is found by, and not as it stands there. */
export const otherwise = (reference: string): string => reference.replaceAll('-', ' ');

/**
 * Parts of a request, most of each right: it has so many that hardly any would be taken. What is another agency's is
 * written otherwise, since the sweep for canaries takes what a caller is given back for a leak.
 */
export const submissions = (known: {
  sent: readonly string[];
  answering: readonly string[];
  organisations: readonly string[];
}): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    Object.entries({
      requestedAuthority: [...often(200, known.answering), ...known.organisations, NOWHERE],
      reference: [
        ...known.sent.filter((one) => one.startsWith('IT-')),
        ...often(6, known.sent.filter((one) => one.startsWith('GR-')).map(otherwise)),
        ...often(12, ['IT-2026-#']),
      ],
      offence: [...often(40, ['TRAFFICKING_IN_PERSONS']), 'SMUGGLING_OF_MIGRANTS', 'NONE'],
      proceeding: [...often(40, ['Inquiry # of two worlds (synthetic)']), 'x'],
      summary: [...often(40, ['What does the case hold (synthetic)?']), 'x'],
      language: [...often(40, ['it']), 'italiano'],
      urgency: [...often(40, ['OTHER']), 'URGENT'],
      urgencyReason: [...often(40, [null]), 'A hearing of two worlds # (synthetic)'],
      categories: [
        ...often(20, [['CASE_STATUS'], ['CASE_STATUS', 'OFFENCE']]),
        ['HEALTH'],
        ['NONE'],
      ],
      particulars: [
        ...often(6, [null, [{ familyName: 'Of two worlds (synthetic)', citizenship: 'AL' }]]),
        [{ description: 'Seen in two worlds (synthetic)' }, { birthYear: 1986 }],
      ],
    }).map(([name, values]) => [`SubmitInformationRequestInput.${name}`, values]),
  );
