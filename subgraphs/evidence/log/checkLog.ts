import {
  consistencyRanges,
  GrowingTree,
  nodesOf,
  nodesOfProof,
  prove,
  verifyConsistency,
  type TreeHead,
} from '@lidhja/audit';
import type { KeptCheckpoint } from './KeptCheckpoints';
import type { LogSigner } from './LogSigner';
import type { LogStore } from './LogStore';
import { RecordFault } from './RecordFault';

/** The tree as the database has it, and of which size its last checkpoint is; -1 where none was signed. */
export interface CheckedLog {
  readonly tree: GrowingTree;
  readonly signed: number;
}

/** @throws RecordFault where the tree has not grown from what is given */
async function requireGrown(
  store: LogStore,
  tree: GrowingTree,
  { size, root }: TreeHead,
  whose: string,
): Promise<void> {
  if (size > tree.size) {
    const behind = `the log has ${tree.size} entries, and ${whose} is of ${size}: was an old copy restored?`;
    throw new RecordFault('LOG_BEHIND', behind);
  }
  const ranges = consistencyRanges(size, tree.size);
  const proof = prove(ranges, await store.nodes(nodesOfProof(ranges)));
  if (verifyConsistency({ size, root }, { size: tree.size, root: tree.root() }, proof)) return;
  const other = `the log of ${tree.size} entries does not begin with the ${size} of ${whose}`;
  throw new RecordFault('LOG_INCONSISTENT', other);
}

/**
 * Holds the tree against checkpoints that were kept elsewhere.
 * @throws RecordFault LOG_BEHIND, LOG_INCONSISTENT, WITNESS_UNREADABLE
 */
export async function requireWitnessed(
  store: LogStore,
  signer: LogSigner,
  tree: GrowingTree,
  kept: readonly KeptCheckpoint[],
): Promise<void> {
  for (const { file, note } of kept) {
    const whose = `the kept checkpoint ${file}`;
    await requireGrown(store, tree, signer.open(note, 'WITNESS_UNREADABLE', whose), whose);
  }
}

/**
 * Takes the log up where it was left, if it has only grown since it was last signed.
 * @throws RecordFault LOG_BEHIND, LOG_INCONSISTENT, LOG_KEY_CHANGED
 */
export async function checkLog(store: LogStore, signer: LogSigner): Promise<CheckedLog> {
  const { size, checkpoint } = await store.head();
  const edge = nodesOf({ start: 0, end: size });
  const tree = GrowingTree.from(size, edge.map(await store.nodes(edge)));
  if (checkpoint === null) return { tree, signed: -1 };
  const last = signer.open(checkpoint, 'LOG_KEY_CHANGED', 'the last checkpoint');
  await requireGrown(store, tree, last, 'the last checkpoint');
  return { tree, signed: last.size };
}
