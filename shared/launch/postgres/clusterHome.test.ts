import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { clusterHome, placeNote, type ClusterHome } from './clusterHome';

/** Whoever it is, they cannot pass through what belongs to us alone. */
const ACCOUNT = { uid: 65_534, gid: 65_534, name: 'nobody' };

let data: string;
let home: ClusterHome;
beforeEach(() => {
  const closed = temporaryDirectory();
  chmodSync(closed, 0o700);
  data = join(closed, 'data');
  mkdirSync(data);
  home = clusterHome(data, ACCOUNT);
  mkdirSync(home.cluster);
});
afterEach(() => rmSync(home.folder, { recursive: true, force: true }));
afterAll(removeTemporaryDirectories);

const removed = (): void => {
  rmSync(data, { recursive: true });
  mkdirSync(data);
};

test('a cluster that cannot be inside is found again elsewhere', () => {
  expect(home.elsewhere).toBe(true);
  expect(clusterHome(data, ACCOUNT)).toEqual(home);
});

test('one whose data directory was removed is not taken for the next one’s, and the way out works', () => {
  removed();
  const refusals = [1, 2].map(() => {
    try {
      return clusterHome(data, ACCOUNT).folder;
    } catch (error) {
      return (error as Error).message;
    }
  });
  // Asked again it is the same: nothing was noted.
  expect(refusals).toEqual([
    expect.stringContaining(`mv ${home.folder} ${home.folder}.before`),
    refusals[0],
  ]);
  expect(existsSync(home.cluster)).toBe(true);
  rmSync(home.folder, { recursive: true });
  expect(clusterHome(data, ACCOUNT)).toEqual(home);
  expect(readFileSync(placeNote(data), 'utf8')).toBe(`${home.folder}\n`);
});

test('one that is inside goes with its data directory', () => {
  removed();
  expect(clusterHome(data).elsewhere).toBe(false);
});
