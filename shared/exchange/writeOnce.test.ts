import { NO_KEYS, RecordSealer } from '@lidhja/platform';
import { fingerprintOf, type KeyedWrite } from './writeOnce';

const ONE = new RecordSealer(NO_KEYS, Buffer.alloc(32, 1));
const OTHER = new RecordSealer(NO_KEYS, Buffer.alloc(32, 2));

const WRITE: KeyedWrite = {
  ...{ operation: 'submitInformationRequest', idempotencyKey: 'the-first' },
  ...{ purpose: 'THIS_PROCEEDING', input: { reference: 'IT-1', persons: [{ familyName: 'One' }] } },
};
const of = (changes: Partial<KeyedWrite>, sealer = ONE): string =>
  fingerprintOf(sealer, { ...WRITE, ...changes });

test('the same is the same, whatever the order of its fields and what is left out', () => {
  const input = { persons: [{ familyName: 'One' }], earlier: undefined, reference: 'IT-1' };
  expect(of({ input })).toBe(of({}));
  expect(of({})).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[what: string, changes: Partial<KeyedWrite>]>([
  ['another person', { input: { ...WRITE.input, persons: [{ familyName: 'Other' }] } }],
  ['another purpose', { purpose: 'RELATED_PROCEEDING' }],
  ['no purpose', { purpose: null }],
  ['another operation', { operation: 'askHitNoHit' }],
  ['another key', { idempotencyKey: 'the-second' }],
])('%s is another', (_what, changes) => {
  expect(of(changes)).not.toBe(of({}));
});

test('without the key of the part nothing can be tried out', () => {
  expect(of({}, OTHER)).not.toBe(of({}));
});
