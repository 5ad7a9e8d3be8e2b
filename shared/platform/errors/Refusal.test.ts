import { ERRORS } from './catalogue';
import { Refusal, codeOf, formatRefusal } from './Refusal';

test('a refusal carries its code, what to do next and the name of the input field', () => {
  const { extensions, message } = new Refusal('INPUT_INVALID', 'input.startsOn');
  expect(message).toBe(ERRORS.INPUT_INVALID.message);
  expect(extensions).toEqual({
    code: 'INPUT_INVALID',
    next: ERRORS.INPUT_INVALID.next,
    at: 'input.startsOn',
  });
});

test.each(['input.name = "Ana"', '../etc', 'a b', '', 'x'.repeat(200)])(
  'nothing but the name of a field is ever named: %p',
  (at) => {
    expect(formatRefusal('INPUT_INVALID', at).extensions).not.toHaveProperty('at');
  },
);

test.each([
  [{ code: 'LJ001', message: 'AGREEMENT_NOT_IN_FORCE' }, 'AGREEMENT_NOT_IN_FORCE'],
  [{ driverError: { code: 'LJ001', message: 'REQUEST_DECIDED' } }, 'REQUEST_DECIDED'],
  [{ code: 'LJ001', message: 'something else' }, 'INTERNAL'],
  [{ code: '22021', message: 'invalid byte sequence: 0x00' }, 'INPUT_INVALID'],
  [{ code: '23505', message: 'duplicate key (name)=(Ana)' }, 'BUSY'],
  [{ originalError: new Refusal('NOT_AVAILABLE') }, 'NOT_AVAILABLE'],
  [new Error('relation "person" does not exist'), 'INTERNAL'],
  [null, 'INTERNAL'],
])('%p is known outside by its code alone', (error, code) => {
  expect(codeOf(error)).toBe(code);
});
