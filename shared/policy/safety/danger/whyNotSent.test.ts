import { readSafetyCases } from '../../cases/safety/readSafetyCases';
import { decidePath, immediateDanger, NOT_SENT, whyNotSent, type DangerPush } from '../../index';

const PUSHES = readSafetyCases().filter(({ path }) => path.name === 'immediate_danger');
const asked = (sentence: string): DangerPush => {
  const found = PUSHES.find((one) => one.sentence === sentence);
  if (!found) throw new Error(`no case says: ${sentence}`);
  return found.question as DangerPush;
};
const why = (push: DangerPush): string | null =>
  whyNotSent(push, decidePath(immediateDanger, push));

const ORDINARY = asked('A shelter’s network sends word abroad that a life is in danger.');

test.each([
  [null, {}],
  ['NOT_AVAILABLE', { ownsRecord: false }],
  ['NOT_AVAILABLE', { sealed: true }],
  ['NOT_AVAILABLE', { recorded: false }],
  ['DANGER_NOT_STATED', { threatened: [] }],
  ['DANGER_NOT_STATED', { threatened: ['PUBLIC_SECURITY'] }],
  ['NOTHING_TO_SEND', { items: [] }],
  ['CONVENTION_NOT_IN_FORCE', { convention: ['AL'] }],
  ['CONVENTION_NOT_IN_FORCE', { convention: ['IT'] }],
  ['CONVENTION_NOT_IN_FORCE', { whereabouts: 'XK' }],
  ['NO_DUTY_DESK', { desks: [] }],
  ['NO_DUTY_DESK', { desks: [], whereabouts: 'AL', convention: [] }],
] as const)('the sender is told %s', (code, changes) => {
  expect(why({ ...ORDINARY, ...changes })).toBe(code);
});

test('every push that was not sent has a code, and none that was', () => {
  for (const { question } of PUSHES) {
    const push = question as DangerPush;
    const { effect } = decidePath(immediateDanger, push);
    expect([effect, why(push) === null]).toEqual([effect, effect === 'ALLOW']);
  }
  expect(new Set(PUSHES.map(({ question }) => why(question as DangerPush)))).toEqual(
    new Set([null, ...NOT_SENT]),
  );
});

test('what is not the sender’s and what is protected have one code, whatever else was wrong', () => {
  for (const { question } of PUSHES) {
    const push = question as DangerPush;
    expect(why({ ...push, ownsRecord: true, sealed: true })).toBe(
      why({ ...push, ownsRecord: false, sealed: false }),
    );
  }
});
