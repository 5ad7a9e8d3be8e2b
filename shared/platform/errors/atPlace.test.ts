import { atPlace } from './atPlace';
import { Refusal } from './Refusal';

const PLACES = { INPUT_INVALID: 'input.categories' } as const;
const told = async (thrown: unknown): Promise<unknown> => {
  try {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever it is
    return await atPlace(PLACES, () => Promise.reject(thrown));
  } catch (error) {
    return error;
  }
};
const placeOf = (error: unknown): unknown => [
  (error as Refusal).code,
  (error as Refusal).extensions['at'],
];

it('says where it is about what the database refused, and keeps what lies behind it for the log', async () => {
  const thrown = Object.assign(new Error('INPUT_INVALID'), { code: 'LJ001' });
  const refusal = await told(thrown);
  expect(placeOf(refusal)).toEqual(['INPUT_INVALID', 'input.categories']);
  expect((refusal as Refusal).cause).toBe(thrown);
  expect(placeOf(await told(new Refusal('INPUT_INVALID')))).toEqual([
    'INPUT_INVALID',
    'input.categories',
  ]);
});

it('lets what says its place itself, what has another code, and an answer through', async () => {
  for (const thrown of [
    new Refusal('INPUT_INVALID', 'input.validUntil'),
    new Refusal('NOT_AVAILABLE'),
    new Error('unforeseen'),
  ])
    expect(await told(thrown)).toBe(thrown);
  expect(await atPlace(PLACES, () => Promise.resolve(1))).toBe(1);
});
