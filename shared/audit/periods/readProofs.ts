import { inclusionRanges } from '../tree/proofRanges';
import { nodesOfProof, prove } from '../tree/prove';
import { HASH_BYTES } from '../tree/treeHash';
import { SLOT_LEVELS } from './fillSlots';
import { itemLeafHash, type Item } from './itemLeaf';
import { formatProof } from './PeriodProof';
import { readPeriods, type SendSql } from './readPeriods';

interface ProofRow {
  readonly leaf: Buffer;
  readonly period: string;
  readonly slot: number;
  readonly path: Buffer;
  readonly until: Date;
  readonly commitment: Buffer;
  readonly size: string;
  readonly note: string;
}

const hashesOf = (path: Buffer): Buffer[] =>
  Array.from({ length: SLOT_LEVELS }, (_, at) =>
    path.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/**
 * Proofs of items, each as text; null for one that is in no period yet of which anybody is told. Two statements,
 * however many are asked for.
 */
export async function readProofs(
  send: SendSql,
  items: readonly Item[],
): Promise<(string | null)[]> {
  const leaves = items.map(itemLeafHash);
  const rows = await send<ProofRow>(
    'select leaf, period, slot, path, until, commitment, size, note from audit.find_proofs($1)',
    [leaves],
  );
  const rangesOf = ({ period, size }: ProofRow) => inclusionRanges(Number(period), Number(size));
  const hashOf = await readPeriods(
    send,
    rows.flatMap((row) => nodesOfProof(rangesOf(row))),
  );
  const byLeaf = new Map(rows.map((row) => [row.leaf.toString('hex'), row]));
  return leaves.map((leaf, at) => {
    const row = byLeaf.get(leaf.toString('hex'));
    if (!row) return null;
    const { period, slot, path, until, commitment, note } = row;
    return formatProof({
      ...{ item: items[at] as Item, number: Number(period), until, commitment },
      ...{ slot, path: hashesOf(path), note, inclusion: prove(rangesOf(row), hashOf) },
    });
  });
}
