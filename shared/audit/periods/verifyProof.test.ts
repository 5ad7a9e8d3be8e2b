import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { NoteError } from '../checkpoints/NoteError';
import { NOTE_SIGNATURE, noteKey, WITNESS_COSIGNATURE } from '../checkpoints/NoteKey';
import { SignatureError } from '../checkpoints/openCheckpoint';
import { signCheckpoint } from '../checkpoints/signCheckpoint';
import { GrowingTree } from '../tree/GrowingTree';
import { inclusionRanges } from '../tree/proofRanges';
import { nodesOfProof, prove } from '../tree/prove';
import { completedBy } from '../tree/TreeNode';
import { fillSlots } from './fillSlots';
import { itemLeafHash, receiptItem, type Item } from './itemLeaf';
import { headCommitment, periodLeafHash } from './Period';
import { formatProof, parseProof, type PeriodProof } from './PeriodProof';
import { verifyProof } from './verifyProof';

const { privateKey } = generateKeyPairSync('ed25519');
const KEYS = [noteKey('record.example', NOTE_SIGNATURE, privateKey)];
const ENTRY: Item = {
  kind: 'entry',
  id: '00000000-0000-4000-8000-000000000001',
  digest: randomBytes(32),
};
const ITEMS = [ENTRY, receiptItem('a.b.c')];

/** A public log of so many periods, with the items in one of them. */
const proofsIn = (
  size: number,
  number: number,
  origin = 'record.example/periods',
): PeriodProof[] => {
  const tree = GrowingTree.empty();
  const { root, filled } = fillSlots(ITEMS.map(itemLeafHash));
  const commitment = headCommitment(randomBytes(32), { size: 7, root: randomBytes(32) });
  const periods = Array.from({ length: size }, (_, at) => ({
    ...{ number: at, until: new Date(at * 10_000), commitment },
    slots: at === number ? root : randomBytes(32),
  }));
  const kept = periods.map((period) => {
    const leaf = periodLeafHash(period);
    return [leaf, ...tree.append(leaf)];
  });
  const ranges = inclusionRanges(number, size);
  nodesOfProof(ranges);
  const inclusion = prove(ranges, (node) => kept[completedBy(node)]?.[node.level] as Buffer);
  const note = signCheckpoint({ origin, size, root: tree.root() }, privateKey);
  return ITEMS.map((item, at) => ({
    ...(filled[at] as PeriodProof),
    ...{ item, number, until: periods[number]?.until as Date, commitment, inclusion, note },
  }));
};

test.each([
  [1, 0],
  [2, 1],
  [7, 3],
  [100, 63],
  [100, 99],
])('of %i periods, what stands in number %i is proved', (size, number) => {
  for (const proof of proofsIn(size, number)) {
    const text = formatProof(proof);
    expect(parseProof(text)).toEqual(proof);
    expect(verifyProof(text, KEYS)).toEqual(proof);
  }
});

describe('what does not hold is refused', () => {
  const [proof] = proofsIn(9, 4) as [PeriodProof];
  const other = randomBytes(32);
  test.each<[string, Partial<PeriodProof>]>([
    ['another entry', { item: { ...ENTRY, id: '00000000-0000-4000-8000-000000000002' } }],
    ['another digest', { item: { ...ENTRY, digest: other } }],
    ['a receipt in place of an entry', { item: { kind: 'receipt', digest: ENTRY.digest } }],
    ['another slot', { slot: proof.slot ^ 1 }],
    ['another hash of the path', { path: [other, ...proof.path.slice(1)] }],
    ['a path in another order', { path: [...proof.path].reverse() }],
    ['another period', { number: 5 }],
    ['a period that is not in the log', { number: 9 }],
    ['another end of the period', { until: new Date(50_000) }],
    ['another commitment', { commitment: other }],
    ['another hash of the inclusion', { inclusion: [other, ...proof.inclusion.slice(1)] }],
    ['a hash too few', { inclusion: proof.inclusion.slice(1) }],
    ['a hash too many', { inclusion: [...proof.inclusion, other] }],
    ['the head of another log', { note: (proofsIn(9, 4)[0] as PeriodProof).note }],
  ])('%s', (_what, changed) => {
    expect(() => verifyProof(formatProof({ ...proof, ...changed }), KEYS)).toThrow(NoteError);
  });

  test.each([
    ['a head of the log of the record itself', proofsIn(9, 4, 'record.example')],
    ['a head of another origin', proofsIn(9, 4, 'other.example/periods')],
  ])('%s', (_what, [one]) => {
    expect(() => verifyProof(formatProof(one as PeriodProof), KEYS)).toThrow(SignatureError);
  });

  test('a key of a witness in place of one of the log', () => {
    const witness = noteKey('record.example', WITNESS_COSIGNATURE, privateKey);
    expect(() => verifyProof(formatProof(proof), [witness])).toThrow(SignatureError);
  });
});

test('of each line, any other way of writing it is refused', () => {
  const [entry, receipt] = proofsIn(9, 4).map(formatProof) as [string, string];
  for (const text of [entry, receipt]) {
    const lines = text.split('\n');
    // As far as the empty line; what a note may have beside the log's own signature is its own affair.
    for (const at of lines.slice(0, lines.indexOf('') + 1).keys()) {
      for (const change of [
        (line: string) => `${line} `,
        (line: string) => ` ${line}`,
        (line: string) => line.replace(/\d$/, '0$&x'),
        (line: string) => `${line}\n${line}`,
        () => undefined,
      ]) {
        const changed = lines.flatMap((line, place) =>
          place === at ? (change(line) ?? []) : [line],
        );
        const written = changed.join('\n');
        if (written === text) continue;
        expect(() => verifyProof(written, KEYS)).toThrow();
      }
    }
  }
  expect(() => parseProof('')).toThrow(NoteError);
  expect(() => parseProof(entry.replace(/^slot .*$/m, 'slot 65536'))).toThrow(NoteError);
  expect(() =>
    parseProof(entry.replace(/^period (\d+) .*$/m, 'period $1 2026-13-01T00:00:00.000Z')),
  ).toThrow(NoteError);
});
