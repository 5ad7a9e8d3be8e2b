import { Turnstile } from './Turnstile';

test('who comes without a token takes no place of those who have one', async () => {
  const turnstile = new Turnstile({ public: 1, signedIn: 1 });
  let leave = (): void => undefined;
  const first = turnstile.pass('public', () => new Promise<void>((done) => (leave = done)));
  await expect(turnstile.pass('public', () => Promise.resolve('in'))).rejects.toMatchObject({
    code: 'BUSY',
  });
  await expect(turnstile.pass('signedIn', () => Promise.resolve('in'))).resolves.toBe('in');
  leave();
  await first;
  await expect(turnstile.pass('public', () => Promise.resolve('in'))).resolves.toBe('in');
});

test('a place is free again after a failure', async () => {
  const turnstile = new Turnstile({ public: 1, signedIn: 1 });
  const fail = (): Promise<never> => Promise.reject(new Error('fault'));
  await expect(turnstile.pass('public', fail)).rejects.toThrow('fault');
  await expect(turnstile.pass('public', () => Promise.resolve('in'))).resolves.toBe('in');
});
