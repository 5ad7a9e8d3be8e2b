import { NOW, basisOf, requesterOf } from './cases/questionOf';
import { ORDINARY_SUBJECT, type Agreement, type Purpose, type Subject } from './index';
import { obligationsOf, obligationsOfGrant } from './obligations';

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

  const DAY = 86_400_000;
  const granted = { validFrom: until - 100 * DAY, validUntil: until };
  type Kept = NonNullable<Agreement['retention']> | null;
  const kept = (retention: Kept, onward?: 'NEVER') =>
    obligationsOfGrant(granted, { retention, ...(onward ? { onward } : {}) }).slice(1, -1);

  it.each<[string, Kept, object[]]>([
    ['none was agreed', null, [{ kind: 'REVIEW_BY', at: until }]],
    [
      'a review comes before the end of the grant',
      { maxAge: 200 * DAY, reviewEvery: 30 * DAY },
      [
        { kind: 'REVIEW_BY', at: granted.validFrom + 30 * DAY },
        { kind: 'DELETE_BY', at: granted.validFrom + 200 * DAY },
      ],
    ],
    [
      'the grant ends before a review',
      { maxAge: 200 * DAY, reviewEvery: 101 * DAY, onCaseClosed: 'KEEP' },
      [
        { kind: 'REVIEW_BY', at: until },
        { kind: 'DELETE_BY', at: granted.validFrom + 200 * DAY },
      ],
    ],
    ...(['REVIEW', 'DELETE'] as const).map((onCaseClosed): [string, Kept, object[]] => [
      `a closed case means ${onCaseClosed}`,
      { maxAge: DAY, reviewEvery: DAY, onCaseClosed },
      [
        { kind: 'REVIEW_BY', at: granted.validFrom + DAY },
        { kind: 'DELETE_BY', at: granted.validFrom + DAY },
        { kind: `${onCaseClosed}_ON_CASE_CLOSED` },
      ],
    ]),
  ])('by a grant follows the agreement: %s', (_, retention, expected) => {
    expect(kept(retention)).toEqual(expected);
  });

  it('is never passed on where the agreement rules it out', () => {
    expect(kept(null, 'NEVER')).toEqual([
      { kind: 'NEVER_ONWARD_TRANSFER' },
      { kind: 'REVIEW_BY', at: until },
    ]);
  });

  it('cannot be changed by whoever receives it', () => {
    const all = oblige('grant');
    expect([all, ...all].every((one) => Object.isFrozen(one))).toBe(true);
  });
});
