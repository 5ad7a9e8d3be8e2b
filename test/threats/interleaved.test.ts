import { keeps, type Finding } from '../prove/Proof';
import { interleavedProof } from './interleaved';

let bars: Finding['bars'];
const said: string[] = [];
beforeAll(async () => {
  ({ bars } = await interleavedProof.run('short', (line) => said.push(line)));
}, 120_000);

const failing = (...names: string[]): unknown[] =>
  names.filter((name) => {
    const bar = bars[name];
    return !bar || !keeps(bar);
  });

test('what four roles ask at the same time is answered as each is alone', () => {
  expect([...failing('interleavedDifferent', 'interleavedAnswers'), ...said]).toEqual([]);
});

test('a decision that is kept for whoever asks next is found', () => {
  expect(failing('interleavedPlantedFound')).toEqual([]);
});
