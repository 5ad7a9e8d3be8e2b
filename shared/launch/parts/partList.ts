/** The subgraphs, by the name that they have in folders, roles, keys and the supergraph. */
export const SUBGRAPHS = ['national', 'local', 'international', 'evidence'] as const;

/** Where a part's folder is in the clone. */
export const folderOf = (part: string): string =>
  part === 'gateway' ? 'gateway' : `subgraphs/${part}`;

/** Migrated one after another, because the later ones refer to the earlier. */
export const MIGRATED_FIRST = ['shared/exchange', 'shared/audit'] as const;

/** Subgraphs with tables of their own; the others stand on those above alone. */
export const MIGRATED_BESIDE = ['national', 'local', 'international'] as const;

/** The sample's programs in the order in which their records refer to each other. */
export const SAMPLE_ORDER = [
  ['national', 'load.js'],
  ['international', 'load.js'],
  ['national', 'decisions.js'],
  ['local', 'load.js'],
] as const;
