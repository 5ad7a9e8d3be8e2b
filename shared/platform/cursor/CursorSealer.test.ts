import { CursorSealer } from './CursorSealer';

const sealer = new CursorSealer(Buffer.alloc(32, 7));
const scope = { caller: 'official-1', list: 'areas:QARK' };

test('a cursor opens for the caller and the list that it was made for', () => {
  const cursor = sealer.seal(['Vlorë', 'AL-12'], scope);
  expect(sealer.open(cursor, scope)).toEqual(['Vlorë', 'AL-12']);
});

test('the same place gives the same cursor, so that two equal pages are equal bytes', () => {
  expect(sealer.seal(['a'], scope)).toBe(sealer.seal(['a'], scope));
});

test('a cursor shows nothing of the place', () => {
  const cursor = sealer.seal(['CANARY'], scope);
  expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('CANARY');
});

test.each([
  ['another caller', { ...scope, caller: 'official-2' }],
  ['another list', { ...scope, list: 'areas:DISTRICT' }],
])('a cursor does not open for %s', (_name, other) => {
  expect(() => sealer.open(sealer.seal(['a'], scope), other)).toThrow('cursor');
});

test('a changed cursor does not open', () => {
  const bytes = Buffer.from(sealer.seal(['a'], scope), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => sealer.open(changed.toString('base64url'), scope)).toThrow();
  }
});
