import { NOW, basisOf, requesterOf } from './cases/questionOf';
import { ORDINARY_SUBJECT, type Purpose, type Subject } from './index';
import { obligationsOf } from './obligations';

const until = Date.parse('2026-04-01T00:00:00Z');

const oblige = (
  basis: string,
  subject: Partial<Subject> = {},
  purpose: Purpose = 'THIS_PROCEEDING',
) =>
  obligationsOf({
    requester: requesterOf('police'),
    purpose,
    category: 'OFFENCE',
    basis: basisOf(basis, { purpose, category: 'OFFENCE' }),
    subject: { ...ORDINARY_SUBJECT, ...subject },
    now: NOW,
  });

const NO_ONWARD = { kind: 'NO_ONWARD_TRANSFER' };
const BY_GRANT = [NO_ONWARD, { kind: 'REVIEW_BY', at: until }, { kind: 'REPORT_USE' }];

describe('what goes along with a value', () => {
  it.each([
    ['grant', BY_GRANT],
    ['referral', [NO_ONWARD, { kind: 'REVIEW_BY', at: until }]],
    ['consent', [NO_ONWARD, { kind: 'NOTIFY', whom: 'person' }]],
    ['mandate', []],
    ['own_record', []],
    ['open', []],
    ['self', []],
  ])('on the basis "%s"', (basis, expected) => {
    expect(oblige(basis)).toEqual(expected);
  });

  it('are its handling codes in order, and each thing once', () => {
    expect(oblige('mandate', { handling: ['H2', 'H0'] })).toEqual([
      { kind: 'HANDLING', code: 'H0' },
      { kind: 'HANDLING', code: 'H2' },
      NO_ONWARD,
    ]);
    expect(oblige('referral', { handling: ['H2'], fromAnotherState: true })).toHaveLength(3);
    expect(oblige('mandate', { handling: ['H0'] })).toHaveLength(1);
  });

  it('is not to be passed on where it came from another state', () => {
    expect(oblige('own_record', { fromAnotherState: true })).toEqual([NO_ONWARD]);
  });

  it('is told to its provider where it went out by a grant for an immediate threat', () => {
    expect(oblige('grant', {}, 'IMMEDIATE_THREAT')).toEqual([
      ...BY_GRANT,
      { kind: 'NOTIFY', whom: 'provider' },
    ]);
    expect(oblige('mandate', {}, 'IMMEDIATE_THREAT')).toEqual([]);
  });

  it('cannot be changed by whoever receives it', () => {
    const all = oblige('grant');
    expect([all, ...all].every((one) => Object.isFrozen(one))).toBe(true);
  });
});
