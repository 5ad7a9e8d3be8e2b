import { completedBy, type TreeNode } from '../tree/TreeNode';
import { HASH_BYTES } from '../tree/treeHash';
import { periodLeafHash } from './Period';

/** Sends a statement on the connection of whoever asks, in their transaction. */
export type SendSql = <T>(sql: string, parameters: unknown[]) => Promise<T[]>;

interface PeriodRow {
  readonly number: string;
  readonly until: Date;
  readonly slots: Buffer;
  readonly commitment: Buffer;
  readonly nodes: Buffer;
}

const hashIn = (row: PeriodRow | undefined, level: number): Buffer | undefined => {
  if (row === undefined) return undefined;
  if (level === 0) return periodLeafHash({ ...row, number: Number(row.number) });
  return row.nodes.subarray((level - 1) * HASH_BYTES, level * HASH_BYTES);
};

/** A period that is not in the database as it was kept. */
export class PeriodMissing extends Error {}

/**
 * Reads complete subtrees of the public log, all in one statement.
 * @returns what gives the hash of each; throws PeriodMissing where the period with which it is complete is not there
 */
export async function readPeriods(
  send: SendSql,
  wanted: readonly TreeNode[],
): Promise<(node: TreeNode) => Buffer> {
  const numbers = [...new Set(wanted.map(completedBy))];
  const rows = await send<PeriodRow>(
    'select number, until, slots, commitment, nodes from audit.find_periods($1)',
    [numbers],
  );
  const byNumber = new Map(rows.map((row) => [Number(row.number), row]));
  return (node) => {
    const hash = hashIn(byNumber.get(completedBy(node)), node.level);
    if (hash?.length === HASH_BYTES) return hash;
    throw new PeriodMissing(`period ${completedBy(node)} is not as it was kept`);
  };
}
