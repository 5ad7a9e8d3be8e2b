import { PUSH_STATES, PUSH_STEPS, REPORT_STATES, REPORT_STEPS } from '../index';

type Steps = Readonly<Record<string, readonly string[]>>;

/** Every state in which something that is in `from` can come to rest. */
function endsOf(steps: Steps, from: string, seen = new Set<string>()): Set<string> {
  const next = steps[from] ?? [];
  if (next.length === 0) return new Set([from]);
  seen.add(from);
  const on = next.filter((state) => !seen.has(state));
  return new Set(on.flatMap((state) => [...endsOf(steps, state, seen)]));
}

/** Whether `goal` can be reached from `from` without passing through `by`. */
const avoids = (steps: Steps, from: string, goal: string, by: string): boolean =>
  from === goal ||
  (from !== by &&
    (steps[from] ?? []).some((state) => state !== from && avoids(steps, state, goal, by)));

describe('the steps of a push', () => {
  it('are those that were signed', () => {
    expect(PUSH_STEPS).toEqual({
      STATED: ['RECORDED', 'NOT_SENT'],
      RECORDED: ['SENT', 'NOT_SENT'],
      NOT_SENT: [],
      SENT: ['ACKNOWLEDGED', 'FOLLOWED_UP'],
      FOLLOWED_UP: ['ACKNOWLEDGED', 'REVIEWED'],
      ACKNOWLEDGED: ['REVIEWED'],
      REVIEWED: [],
    });
    expect(Object.keys(PUSH_STEPS)).toEqual([...PUSH_STATES]);
  });

  it('end, once it was sent, in a review and nowhere else', () => {
    expect(endsOf(PUSH_STEPS, 'SENT')).toEqual(new Set(['REVIEWED']));
    const leaking = { ...PUSH_STEPS, CLOSED: [], ACKNOWLEDGED: ['REVIEWED', 'CLOSED'] };
    expect(endsOf(leaking, 'SENT')).not.toEqual(new Set(['REVIEWED']));
  });

  it('send nothing that was not recorded', () => {
    expect(avoids(PUSH_STEPS, 'STATED', 'SENT', 'RECORDED')).toBe(false);
    const hasty = { ...PUSH_STEPS, STATED: ['SENT'] };
    expect(avoids(hasty, 'STATED', 'SENT', 'RECORDED')).toBe(true);
  });
});

describe('the steps of a safe report', () => {
  it('are those that were signed', () => {
    expect(REPORT_STEPS).toEqual({
      RECEIVED: ['READ', 'ESCALATED'],
      ESCALATED: ['READ', 'ESCALATED'],
      READ: ['VERIFIED', 'NOT_VERIFIED'],
      VERIFIED: ['CLOSED'],
      NOT_VERIFIED: ['VERIFIED', 'CLOSED'],
      CLOSED: [],
    });
    expect(Object.keys(REPORT_STEPS)).toEqual([...REPORT_STATES]);
  });

  it('close nothing that nobody has read', () => {
    expect(avoids(REPORT_STEPS, 'RECEIVED', 'CLOSED', 'READ')).toBe(false);
    const deaf = { ...REPORT_STEPS, ESCALATED: ['CLOSED'] };
    expect(avoids(deaf, 'RECEIVED', 'CLOSED', 'READ')).toBe(true);
  });
});
