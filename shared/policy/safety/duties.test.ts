import { readSafetyCases } from '../cases/safety/readSafetyCases';
import {
  ANSWERS,
  ANSWER_COUNTS,
  breachSilence,
  countAnswers,
  decidePath,
  familyMayExploit,
  isDue,
  type Breach,
  type FamilyAct,
} from '../index';

const CASES = readSafetyCases();

describe('a family act without a check', () => {
  it('owes no check again', () => {
    const asked = CASES.find(({ path }) => path.name === familyMayExploit.name)?.question;
    const duties = decidePath(
      { ...familyMayExploit, rules: [] },
      { ...(asked as FamilyAct), act: 'BE_TOLD', check: null, now: 5 },
    ).duties;
    expect(duties).toEqual([{ kind: 'TELL', whom: 'person', through: 'safe_channel', at: 5 }]);
  });
});

describe('a breach of anything above open data', () => {
  it('is not passed over in silence where no rule stands in the way', () => {
    const bare = { ...breachSilence, rules: [] };
    const ask = (categories: Breach['categories']) =>
      decidePath(bare, { knownAt: 0, categories, reach: null, sealed: false }).effect;
    expect(ask(['OPEN', 'HEALTH'])).toBe('DENY');
    expect(ask(['HEALTH'])).toBe('DENY');
    expect(ask(['OPEN', 'OPEN'])).toBe('ALLOW');
  });

  it('is told as well where a rule fails', () => {
    const denies = () => {
      throw new Error('broken');
    };
    const rules = [{ name: 'broken', citation: 'none', denies }];
    const { duties } = decidePath(
      { ...breachSilence, rules },
      { knownAt: 0, categories: ['OPEN'], reach: null, sealed: false },
    );
    expect(duties).toHaveLength(2);
  });
});

describe('what falls due', () => {
  it('does so at its instant, and what has none never does', () => {
    const duty = { kind: 'ANSWER', at: 10 } as const;
    expect([9, 10, 11].map((now) => isDue(duty, now))).toEqual([false, true, true]);
    expect(isDue({ kind: 'PROTECTION_ONLY' }, Number.MAX_VALUE)).toBe(false);
  });
});

describe('how answers count', () => {
  it('is as signed: a lawful refusal is an answer, a refused consent is left out', () => {
    expect(ANSWER_COUNTS).toEqual({
      GIVEN: 'ANSWERED',
      GIVEN_IN_PART: 'ANSWERED',
      LAWFULLY_REFUSED: 'ANSWERED',
      CONSENT_REFUSED: 'LEFT_OUT',
      REFUSED_WITHOUT_GROUND: 'NOT_ANSWERED',
      SILENT_AFTER_DEADLINE: 'NOT_ANSWERED',
      DEADLINE_RUNS: 'LEFT_OUT',
      WITHDRAWN: 'LEFT_OUT',
    });
    expect(Object.keys(ANSWER_COUNTS)).toEqual([...ANSWERS]);
    expect(countAnswers(ANSWERS)).toEqual({ asked: 5, answered: 3 });
    expect(countAnswers([])).toEqual({ asked: 0, answered: 0 });
  });
});
