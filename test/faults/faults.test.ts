import { keeps } from '../prove/Proof';
import { proveFaults } from './faultsProof';

jest.setTimeout(300_000);

test('a part that is killed under load loses nothing, leaks nothing and serves again', async () => {
  const said: string[] = [];
  const { bars } = await proveFaults('short', (line) => said.push(line));
  expect(said.filter((line) => !line.startsWith('not run: '))).toEqual([]);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
});
