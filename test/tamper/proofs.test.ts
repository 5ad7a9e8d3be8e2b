import { receiptItem, verifyExport, type Outcome } from '@lidhja/audit';
import { HONEST, honest } from './forgeries';
import {
  bytesOf,
  checkpointOf,
  entryOf,
  exportOf,
  KEYS,
  LOG_KEY,
  proofsOf,
  STRANGER_KEY,
  type TestEntry,
} from './TestLog';

const outcomeOf = (lines: readonly string[], proofs: readonly string[]): Promise<Outcome> =>
  verifyExport([bytesOf(lines)], { keys: KEYS, kept: [], proofs });

/** The same history but for one entry, signed as if it had always been so. */
const otherwise = (place: number, entry: TestEntry): readonly string[] =>
  exportOf(
    HONEST.map((one, at) => (at === place ? entry : one)),
    [],
  ).lines;

test('proofs that were kept fit what they are of, erased or not', async () => {
  const outcome = await outcomeOf(honest.lines, proofsOf(HONEST));
  expect(outcome).toMatchObject({ verdict: 'VERIFIED', erased: 1, entries: HONEST.length });
});

const fourth = HONEST[4] as TestEntry;

test('whoever made the record anew without an entry is found by its proof, and by nothing else', async () => {
  const lines = otherwise(4, entryOf('another entry'));
  expect(await outcomeOf(lines, [])).toMatchObject({ verdict: 'VERIFIED' });
  expect(await outcomeOf(lines, proofsOf(HONEST))).toMatchObject({ verdict: 'ROLLED_BACK' });
  expect((await outcomeOf(lines, proofsOf(HONEST))).found).toContain(fourth.id);
});

test('whoever made an entry say something else, or blank that says otherwise, is found by its proof', async () => {
  const changed = { ...fourth, content: fourth.content.replace('OVERSIGHT', 'ASSISTANCE') };
  const lines = otherwise(4, changed);
  expect(await outcomeOf(lines, [])).toMatchObject({ verdict: 'VERIFIED' });
  expect(await outcomeOf(lines, proofsOf(HONEST))).toMatchObject({ verdict: 'FORKED', place: 4 });
  const blank = otherwise(2, { ...changed, ...{ id: (HONEST[2] as TestEntry).id, blank: true } });
  expect(await outcomeOf(blank, proofsOf(HONEST))).toMatchObject({ verdict: 'FORKED', place: 2 });
});

test('two proofs that cannot both be true show without the export', async () => {
  const both = [...proofsOf([fourth]), ...proofsOf([{ ...fourth, content: '{}' }])];
  expect(await outcomeOf(honest.lines, both)).toMatchObject({ verdict: 'FORKED', place: null });
});

test.each([
  ['of a stranger', proofsOf([fourth], STRANGER_KEY), 'BAD_SIGNATURE'],
  ['of another log', proofsOf([fourth], LOG_KEY, 'other.test/record'), 'BAD_SIGNATURE'],
  ['that is none', ['lidhja-proof/1\n'], 'MALFORMED'],
  ['that is a checkpoint', [checkpointOf(HONEST)], 'MALFORMED'],
  [
    'of another slot',
    proofsOf([fourth]).map((one) => one.replace(/^slot .*$/m, 'slot 9')),
    'MALFORMED',
  ],
  ['of a receipt', proofsOf([receiptItem('a.b.c')]), 'MALFORMED'],
])('a proof %s is refused', async (_what, proofs, verdict) => {
  expect(await outcomeOf(honest.lines, proofs)).toMatchObject({ verdict, place: null });
});
