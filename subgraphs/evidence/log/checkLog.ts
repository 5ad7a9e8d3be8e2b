import {
  consistencyRanges,
  GrowingTree,
  nodesOf,
  nodesOfProof,
  prove,
  verifyConsistency,
} from '@lidhja/audit';
import type { KeptCheckpoint } from './KeptCheckpoints';
import type { LogCheckpoint, LogSigner } from './LogSigner';
import type { KeptLog } from './LogStore';
import { RecordFault } from './RecordFault';

/** The tree as the database has it, and its last checkpoint. */
export interface CheckedLog {
  readonly tree: GrowingTree;
  /** Of which size that is; -1 where none was signed. */
  readonly signed: number;
  /** Key IDs of those that signed it. */
  readonly signedBy: readonly string[];
}

/** @throws RecordFault where the tree has not grown from what is given */
async function requireGrown(
  store: KeptLog,
  tree: GrowingTree,
  { size, root }: LogCheckpoint,
  whose: string,
): Promise<void> {
  if (size > tree.size) {
    const behind = `the log has ${tree.size} ${store.counted}, and ${whose} is of ${size}: was an old copy restored?`;
    throw new RecordFault('LOG_BEHIND', behind);
  }
  const ranges = consistencyRanges(size, tree.size);
  const proof = prove(ranges, await store.nodes(nodesOfProof(ranges)));
  if (verifyConsistency({ size, root }, { size: tree.size, root: tree.root() }, proof)) return;
  const other = `the log of ${tree.size} ${store.counted} does not begin with the ${size} of ${whose}`;
  throw new RecordFault('LOG_INCONSISTENT', other);
}

const openKept = (signer: LogSigner, { file, note }: KeptCheckpoint) => {
  const whose = `the kept checkpoint ${file}`;
  return { whose, head: signer.open(note, 'WITNESS_UNREADABLE', whose) };
};

/** A lost key alone may have made what the log has not grown from: it is said, and still not gone on with. */
const orForged = (error: unknown): never => {
  if (!(error instanceof RecordFault)) throw error;
  throw new RecordFault(
    'LOG_KEY_REVOKED',
    `${error.message} It is signed with a revoked key alone, so whoever has that key may have made it: compare it ` +
      'with what the witness has, and take it out of the folder only where the witness never kept it',
  );
};

/**
 * Holds the tree against checkpoints that were kept elsewhere.
 * @throws RecordFault LOG_BEHIND, LOG_INCONSISTENT, LOG_KEY_REVOKED, WITNESS_UNREADABLE
 */
export async function requireWitnessed(
  store: KeptLog,
  signer: LogSigner,
  tree: GrowingTree,
  kept: readonly KeptCheckpoint[],
): Promise<void> {
  for (const one of kept) {
    const { head, whose } = openKept(signer, one);
    const grown = requireGrown(store, tree, head, whose);
    await (head.doubted ? grown.catch(orForged) : grown);
  }
}

/**
 * What a lost key alone has signed in the database says nothing of it: what was kept elsewhere has to, up to there.
 * @throws RecordFault LOG_KEY_REVOKED where nothing does, or as `requireWitnessed`
 */
async function requireVouched(
  store: KeptLog,
  signer: LogSigner,
  { tree, signed }: CheckedLog,
  kept: readonly KeptCheckpoint[],
): Promise<void> {
  const vouching = kept.filter((one) => openKept(signer, one).head.size >= signed);
  if (vouching.length > 0) return requireWitnessed(store, signer, tree, vouching);
  throw new RecordFault(
    'LOG_KEY_REVOKED',
    `the last checkpoint, of ${signed} entries, is signed with a revoked key alone: put one of as many or more into ` +
      'the folder that LIDHJA_WITNESS names, which a witness kept, or with which you have verified an export',
  );
}

/** A log as it was left. */
export interface TakenLog extends CheckedLog {
  /** Whether its last checkpoint is signed with revoked keys alone. */
  readonly doubted: boolean;
}

/**
 * Takes a log up where it was left, if it has only grown since it was last signed.
 * @throws RecordFault LOG_BEHIND, LOG_INCONSISTENT, LOG_KEY_CHANGED
 */
export async function takeUp(store: KeptLog, signer: LogSigner): Promise<TakenLog> {
  const { size, checkpoint } = await store.head();
  const edge = nodesOf({ start: 0, end: size });
  const tree = GrowingTree.from(size, edge.map(await store.nodes(edge)));
  if (checkpoint === null) return { tree, signed: -1, signedBy: [], doubted: false };
  const last = signer.open(checkpoint, 'LOG_KEY_CHANGED', 'the last checkpoint');
  await requireGrown(store, tree, last, 'the last checkpoint');
  return { tree, signed: last.size, signedBy: last.signedBy, doubted: last.doubted };
}

/**
 * Takes the log of the record up, which what was kept outside has to vouch for where a lost key alone signed it.
 * @throws RecordFault LOG_BEHIND, LOG_INCONSISTENT, LOG_KEY_CHANGED, LOG_KEY_REVOKED
 */
export async function checkLog(
  store: KeptLog,
  signer: LogSigner,
  kept: readonly KeptCheckpoint[],
): Promise<CheckedLog> {
  const { doubted, ...log } = await takeUp(store, signer);
  if (doubted) await requireVouched(store, signer, log, kept);
  return log;
}
