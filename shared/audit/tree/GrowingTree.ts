import { edgeHash, nodeHash } from './treeHash';
import { nodesOf } from './TreeNode';

/**
 * A tree that grows by one leaf at a time and keeps the roots of the complete subtrees at its right edge
 * alone: some thirty hashes, however many leaves there are.
 */
export class GrowingTree {
  private constructor(
    private leaves: number,
    private readonly edge: Buffer[],
  ) {}

  static empty(): GrowingTree {
    return new GrowingTree(0, []);
  }

  /**
   * A tree of which all but the edge was put aside.
   * @param edge hashes of `nodesOf({ start: 0, end: size })`, in that order
   * @throws RangeError where there are more or fewer
   */
  static from(size: number, edge: readonly Buffer[]): GrowingTree {
    if (nodesOf({ start: 0, end: size }).length !== edge.length) {
      throw new RangeError(`${edge.length} hashes are not the edge of ${size} leaves`);
    }
    return new GrowingTree(size, [...edge]);
  }

  get size(): number {
    return this.leaves;
  }

  /**
   * Appends a leaf by its hash.
   * @returns hashes of the nodes that are complete with it, from level 1 upwards
   */
  append(leaf: Buffer): Buffer[] {
    const completed: Buffer[] = [];
    let last = leaf;
    for (let below = this.leaves; below % 2 === 1; below = (below - 1) / 2) {
      last = nodeHash(this.edge.pop() as Buffer, last);
      completed.push(last);
    }
    this.edge.push(last);
    this.leaves += 1;
    return completed;
  }

  root(): Buffer {
    return edgeHash(this.edge);
  }
}
