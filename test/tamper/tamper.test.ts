import { FAULTS, verifyExport } from '@lidhja/audit';
import { keeps } from '../prove/Proof';
import { FORGERIES, honest } from './forgeries';
import { deliver } from './mutate';
import { bytesOf, exportOf, keptOf, type Submission } from './TestLog';
import { verifierProof } from './verifierProof';

jest.setTimeout(120_000);

const verify = ({ lines, trusted }: Submission) => verifyExport([bytesOf(lines)], trusted);

test('an honest export is as signed, with what was erased in it', async () => {
  expect(await verify(honest)).toEqual({
    verdict: 'VERIFIED',
    place: null,
    found: 'All of it is as signed',
    entries: 10,
    erased: 1,
  });
});

test('an export of no entries is as signed', async () => {
  const outcome = await verify(exportOf([], [0]));
  expect(outcome).toMatchObject({ verdict: 'VERIFIED', entries: 0 });
});

test.each(FORGERIES.map((forgery) => [forgery.name, forgery] as const))(
  '%s',
  async (_, { submission, verdict, place }) => {
    expect(await verify(submission)).toMatchObject({ verdict, place });
  },
);

test('everything that can be found is found in a forgery', () => {
  const found = new Set(FORGERIES.map(({ verdict }) => verdict));
  expect(FAULTS.filter((fault) => !found.has(fault))).toEqual([]);
});

test('an export is verified in whatever pieces it comes', async () => {
  const bytes = bytesOf(honest.lines);
  const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  expect(await verifyExport(pieces, honest.trusted)).toMatchObject({ verdict: 'VERIFIED' });
});

test('with a key of the log alone, a kept checkpoint needs no witness', async () => {
  const trusted = { keys: honest.trusted.keys.slice(0, 1), kept: [keptOf([])] };
  const { bytes } = deliver(honest);
  expect(await verifyExport([bytes], trusted)).toMatchObject({ verdict: 'VERIFIED' });
});

test('no mutation is accepted, and every planted weakness shows', async () => {
  const { bars } = await verifierProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
});
