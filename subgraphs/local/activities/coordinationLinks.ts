/** How many coordination links each letter has; together with it a number names a link, as LINK-R2. */
const COUNTS = { N: 5, L: 4, R: 12, I: 4, H: 21, C: 5, A: 5, G: 5 } as const;

/**
 * The ways of coordinating that the hub knows, each a relation between kinds of organisations: N national,
 * L local, R what a network does, I international, H means, C regional groups, A advocacy, G government.
 */
export const COORDINATION_LINKS: readonly string[] = Object.freeze(
  Object.entries(COUNTS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `LINK-${letter}${at + 1}`),
  ),
);
