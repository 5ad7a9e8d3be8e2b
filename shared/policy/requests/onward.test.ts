import { NOW, basisOf, requesterOf } from '../cases/questionOf';
import {
  ONWARD_COURSE,
  ONWARD_EVENTS,
  ONWARD_STATES,
  ORDINARY_SUBJECT,
  onwardStateAfter,
  onwardSteps,
  type Category,
  type OnwardAuthorisation,
  type OnwardEvent,
  type OnwardState,
} from '../index';
import { obligationsOf } from '../obligations';

describe('the course of a request to pass something on', () => {
  it('waits, is answered by one or two, and ends with what it rests on', () => {
    const next = (state: OnwardState): string[] =>
      [...new Set(Object.values(ONWARD_COURSE[state]))].sort();
    expect(Object.fromEntries(ONWARD_STATES.map((state) => [state, next(state)]))).toEqual({
      WAITING: ['APPROVAL_PENDING', 'AUTHORISED', 'ENDED', 'PARTLY_AUTHORISED', 'REFUSED'],
      APPROVAL_PENDING: ['AUTHORISED', 'ENDED', 'PARTLY_AUTHORISED'],
      AUTHORISED: ['ENDED', 'REVOKED'],
      PARTLY_AUTHORISED: ['ENDED', 'REVOKED'],
      REFUSED: [],
      REVOKED: [],
      ENDED: [],
    });
    expect([ONWARD_COURSE, ONWARD_EVENTS, ONWARD_STATES].every(Object.isFrozen)).toBe(true);
  });

  it('follows what happened, and reopens nothing that is over', () => {
    expect(onwardStateAfter([])).toBe('WAITING');
    expect(onwardStateAfter(['DECIDED', 'PARTLY_AUTHORISED'])).toBe('PARTLY_AUTHORISED');
    expect(onwardStateAfter(['REVOKED', 'AUTHORISED'])).toBe('AUTHORISED');
    const all = Object.keys(ONWARD_EVENTS) as OnwardEvent[];
    for (const over of [['REFUSED'], ['ENDED'], ['AUTHORISED', 'REVOKED']] as OnwardEvent[][])
      expect(onwardStateAfter([...over, ...all])).toBe(over.at(-1));
  });

  it('has a line for every step, none of which is of whoever asks', () => {
    expect(onwardSteps()).toHaveLength(5 + 3 + 2 + 2);
    expect(onwardSteps()[0]).toEqual({
      ...{ state: 'WAITING', event: 'DECIDED', next: 'APPROVAL_PENDING' },
    });
    const nobodys = Object.entries(ONWARD_EVENTS).filter(([, side]) => side === 'nobody');
    expect(nobodys).toEqual([['ENDED', 'nobody']]);
  });
});

describe('an authorisation to pass something on', () => {
  const one: OnwardAuthorisation = {
    ...{ to: 'org-greece', by: 'org-owner', categories: ['OFFENCE'], until: NOW + 1 },
  };
  const oblige = (
    onward: readonly OnwardAuthorisation[],
    { category = 'OFFENCE' as Category, agreement = {}, kind = 'grant' } = {},
  ): unknown[] => {
    const asked = { purpose: 'THIS_PROCEEDING', category } as const;
    const basis = basisOf(kind, asked);
    const under =
      basis.kind === 'grant'
        ? {
            ...basis,
            grant: { ...basis.grant, onward },
            agreement: { ...basis.agreement, ...agreement },
          }
        : basis;
    return obligationsOf({
      ...{ requester: requesterOf('foreign_authority'), basis: under, now: NOW, ...asked },
      subject: ORDINARY_SUBJECT,
    }).filter(({ kind: what }) => what.includes('ONWARD'));
  };
  const NO_ONWARD = { kind: 'NO_ONWARD_TRANSFER' };

  it('is told with a value of its category, for its recipient alone and until it is over', () => {
    expect(oblige([one])).toEqual([
      NO_ONWARD,
      {
        ...{ kind: 'ONWARD_AUTHORISED', category: 'OFFENCE', at: NOW + 1 },
        ...{ to: 'org-greece', by: 'org-owner' },
      },
    ]);
    expect(oblige([{ ...one, until: NOW }])).toEqual([NO_ONWARD]);
    expect(oblige([one], { category: 'SUSPECT' })).toEqual([NO_ONWARD]);
    expect(oblige([])).toEqual([NO_ONWARD]);
  });

  it('is none where the agreement rules it out', () => {
    expect(oblige([one], { agreement: { onward: 'NEVER' } })).toEqual([
      NO_ONWARD,
      { kind: 'NEVER_ONWARD_TRANSFER' },
    ]);
  });
});
