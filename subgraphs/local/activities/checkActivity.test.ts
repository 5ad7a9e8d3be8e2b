import { Refusal } from '@lidhja/platform';
import { ActivityAudience, ActivityKind } from './activityEnums';
import { checkActivity } from './checkActivity';
import type { PublishActivityInput } from './PublishActivityInput';

const NOW = Date.UTC(2026, 5, 1);
const SOUND: PublishActivityInput = {
  idempotencyKey: 'a key of one activity',
  networkId: '8E0F5C0E-0000-4000-8000-000000000001',
  title: 'Joint outreach',
  kind: ActivityKind.JOINT_ACTION,
  startsOn: '2026-06-10',
  audience: ActivityAudience.OPEN,
};

const faultOf = (change: Partial<PublishActivityInput>): unknown => {
  try {
    checkActivity({ ...SOUND, ...change }, NOW);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.extensions : error;
  }
};

describe('the check of an activity before it is published', () => {
  it('leaves one shape, whatever was left out or null', () => {
    const shape = checkActivity(SOUND, NOW);
    expect(shape).toEqual({
      networkId: '8e0f5c0e-0000-4000-8000-000000000001',
      title: 'Joint outreach',
      kind: 'JOINT_ACTION',
      startsOn: '2026-06-10',
      endsOn: null,
      audience: 'OPEN',
      description: null,
      areas: [],
      partnerIds: [],
      links: [],
    });
    const gaps = { endsOn: null, description: '  ', areas: null, partnerIds: [], links: null };
    expect(checkActivity({ ...SOUND, ...gaps }, NOW)).toEqual(shape);
  });

  it.each([
    ['input.startsOn', { startsOn: '1989-12-31' }],
    ['input.startsOn', { startsOn: '2031-06-02' }],
    ['input.endsOn', { endsOn: '2026-06-09' }],
    ['input.endsOn', { endsOn: '2031-06-02' }],
    ['input.title', { title: '  abc  ' }],
    ['input.areas', { areas: ['AL-12', 'Vlora'] }],
  ])('names %s when it is %j', (at, change) => {
    expect(faultOf(change)).toMatchObject({ code: 'INPUT_INVALID', at });
  });

  it.each([
    { startsOn: '2031-06-01' },
    { startsOn: '1990-01-01' },
    { endsOn: '2026-06-10' },
    { areas: ['AL-12', 'AL-VL'] },
  ])('takes %j', (change) => {
    expect(faultOf(change)).toBeNull();
  });
});
