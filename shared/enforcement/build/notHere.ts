/**
 * The reference check of a type that this subgraph only points to. Federation would otherwise hand a
 * forged reference back as if it were a row.
 */
export const notHere = (): Promise<null> => Promise.resolve(null);
