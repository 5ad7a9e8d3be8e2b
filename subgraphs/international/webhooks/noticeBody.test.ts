import { noticeBody } from './noticeBody';

const AT = new Date('2026-11-27T09:00:00.123Z');
const [ID, REQUEST] = [
  '5b0c1f7e-0000-4000-8000-000000000001',
  '5b0c1f7e-0000-4000-8000-000000000002',
];

test('a body has the id, the request, the kind and the time of its notice, and nothing else', () => {
  const row = { id: ID, about: REQUEST, kind: 'DECIDED' as const, at: AT };
  const told = { ...row, own: true, attempts: 3, record: 'not told' };
  expect(JSON.parse(noticeBody(told))).toEqual({
    type: 'notice.decided',
    timestamp: '2026-11-27T09:00:00.123Z',
    data: { id: ID, kind: 'DECIDED', request: REQUEST, at: '2026-11-27T09:00:00.123Z' },
  });
});

test('word of danger is named as such', () => {
  const told = { id: ID, about: REQUEST, kind: 'DANGER_REPORTED' as const, at: AT };
  expect(JSON.parse(noticeBody(told))).toMatchObject({
    type: 'notice.danger_reported',
    data: { id: ID, kind: 'DANGER_REPORTED', dangerPush: REQUEST },
  });
});

test.each(['OUTWARD_APPROVAL_AWAITED', 'INFORMATION_APPROVAL_AWAITED'] as const)(
  'of %s, which has not left, it is told that something waits and not of what',
  (kind) => {
    const told = { id: ID, about: REQUEST, kind, at: AT };
    expect(JSON.parse(noticeBody(told))).toEqual({
      type: `notice.${kind.toLowerCase()}`,
      timestamp: '2026-11-27T09:00:00.123Z',
      data: { id: ID, kind, at: '2026-11-27T09:00:00.123Z' },
    });
  },
);

test.each(['ERASED', 'COPIES_DUE', 'COPIES_DESTROYED', 'RETENTION_APPROVAL_AWAITED'] as const)(
  'of %s the request is told by its id, and nothing of what was kept',
  (kind) => {
    const told = { id: ID, about: REQUEST, kind, at: AT };
    expect(JSON.parse(noticeBody(told))).toMatchObject({
      type: `notice.${kind.toLowerCase()}`,
      data: { id: ID, kind, request: REQUEST },
    });
  },
);
