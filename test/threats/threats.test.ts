import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import { named, type NamedTest, type Threat } from './Threat';
import { ROWS, THREATS } from './threats';

/** What of a row is not so: a test that is not there, none where there must be one, or one as its own twin. */
const faultsOf = ({ number, at, tests, twins, note }: Threat): string[] => {
  const missing = [...tests, ...twins].flatMap(({ file, name }: NamedTest) => {
    const path = join(findRoot(), file);
    const there =
      existsSync(path) && new RegExp(`[\\('"\`]${escaped(name)}`).test(readFileSync(path, 'utf8'));
    return there ? [] : [`${number}: no test "${name}" in ${file}`];
  });
  const none = at !== 'later' && (tests.length === 0 || twins.length === 0);
  const both = tests.filter((test) =>
    twins.some(({ file, name }) => file === test.file && name === test.name),
  );
  const unsaid = at === 'later' && !note;
  return [
    ...missing,
    ...(none ? [`${number}: stopped, and no test or no twin shows it`] : []),
    ...both.map(({ name }) => `${number}: "${name}" is its own twin`),
    ...(unsaid ? [`${number}: it is not said why there is no test`] : []),
  ];
};

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('every row of the list of threats is there once', () => {
  expect(THREATS.map(({ number }) => number)).toEqual(
    Array.from({ length: ROWS }, (_, at) => at + 1),
  );
});

test.each(THREATS.map((threat) => [threat.number, threat.about, threat] as const))(
  'threat %d, %s, has the tests and the twins that it names',
  (_number, _about, threat) => {
    expect(faultsOf(threat)).toEqual([]);
  },
);

test.each<[string, Partial<Threat>]>([
  [
    'a test that is not there',
    { tests: named('test/threats/threats.test.ts', 'no such ' + 'test') },
  ],
  ['a file that is not there', { twins: named('test/threats/none.test.ts', 'every row') }],
  ['no test', { tests: [] }],
  ['no twin', { twins: [] }],
  [
    'one test as both',
    {
      twins: named(
        'test/threats/threats.test.ts',
        'every row of the list of threats is there once',
      ),
    },
  ],
  ['a reason that is not said', { at: 'later', tests: [], twins: [] }],
])('a row with %s is found', (_what, change) => {
  const some = named(
    'test/threats/threats.test.ts',
    'every row of the list of threats is there once',
  );
  const other = named('test/threats/threats.test.ts', 'threat %d, %s, has the tests');
  const threat: Threat = { number: 1, about: 'x', at: 'subgraph', tests: some, twins: other };
  expect(faultsOf(threat)).toEqual([]);
  expect(faultsOf({ ...threat, ...change })).toHaveLength(1);
});
