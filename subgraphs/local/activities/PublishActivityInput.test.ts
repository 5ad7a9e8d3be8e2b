import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { ActivityAudience, ActivityKind } from './activityEnums';
import { PublishActivityInput } from './PublishActivityInput';

const SOUND = {
  idempotencyKey: 'a key of one activity',
  networkId: '8e0f5c0e-0000-4000-8000-000000000001',
  title: 'Joint outreach',
  kind: ActivityKind.JOINT_ACTION,
  startsOn: '2026-06-10',
  audience: ActivityAudience.OPEN,
};

const faults = (change: object): string[] =>
  validateSync(Object.assign(new PublishActivityInput(), SOUND, change), {
    skipMissingProperties: true,
    whitelist: true,
    forbidUnknownValues: false,
  }).map((fault) => fault.property);

describe('the form of an activity that is to be published', () => {
  it('is sound with what is needed alone, and with gaps that are null', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ endsOn: null, areas: null, partnerIds: null, links: null })).toEqual([]);
  });

  it('keeps every field: one that is not checked would be taken away', () => {
    const given = {
      ...SOUND,
      endsOn: '2026-06-11',
      description: 'Text.',
      areas: ['AL-12'],
      partnerIds: ['8e0f5c0e-0000-4000-8000-000000000002'],
      links: ['LINK-R2'],
    };
    const input = Object.assign(new PublishActivityInput(), given);
    validateSync(input, { skipMissingProperties: true, whitelist: true });
    expect({ ...input }).toEqual(given);
  });

  it.each([
    ['idempotencyKey', 'short'],
    ['networkId', 'rilat'],
    ['title', 'abc'],
    ['title', 'x'.repeat(201)],
    ['title', 'two\nlines'],
    ['description', 'x'.repeat(4001)],
    ['description', 'a\u0000b'],
    ['areas', Array.from({ length: 21 }, (_, at) => `AL-${at + 10}`)],
    ['areas', ['AL-12', 'AL-12']],
    ['partnerIds', ['vatra']],
    ['links', ['LINK-R13']],
    ['links', ['R2']],
  ])('names %s when it does not fit', (property, value) => {
    expect(faults({ [property]: value })).toEqual([property]);
  });
});
