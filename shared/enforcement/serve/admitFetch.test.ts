import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  CALLER_HEADER,
  CONTEXT_HEADER,
  Refusal,
  ReplayGuard,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  digestOf,
  signContext,
  signFetch,
} from '@lidhja/platform';
import { admitFetch } from './admitFetch';

const NOW = Date.UTC(2026, 10, 23, 12);
const keys = generateKeyPairSync('ed25519');
const fetchKey = randomBytes(32);
const clock = { now: () => NOW };
const body = Buffer.from('{"query":"{ a }"}');
const CALLER = { issuer: 'issuer', subject: 'subject' };

const operation = {
  operation: 'operation-1',
  purpose: 'THIS_PROCEEDING',
  reason: 'reason',
  request: null,
  decides: ['assistance'],
};

const admission = () => ({
  contextKey: keys.publicKey,
  fetchKey,
  verifyToken: async (token: string, now: number) => {
    if (token !== 'token' || now !== NOW)
      throw new Refusal('UNAUTHENTICATED', undefined, { cause: 'TOKEN_EXPIRED' });
    return CALLER;
  },
  replays: new ReplayGuard(clock),
  clock,
});

interface Signed {
  readonly token?: string | null;
  readonly digest?: string | null;
  readonly sequence?: string;
  readonly key?: Buffer;
  readonly at?: number;
}

/** The headers of a fetch that is in order, save for what is given. */
const signed = async ({ token = 'token', key = fetchKey, ...given }: Signed = {}) => {
  const { sequence = '1', at = NOW, digest = token === null ? null : digestOf(token) } = given;
  const context = await signContext({ ...operation, tokenDigest: digest }, keys.privateKey, at);
  return {
    [CONTEXT_HEADER]: context,
    [SEQUENCE_HEADER]: sequence,
    [SIGNATURE_HEADER]: signFetch({ context, sequence: Number(sequence), body }, key),
    ...(token === null ? {} : { [CALLER_HEADER]: token }),
  };
};

/** One code for all, and what is told to nobody outside. */
const refused = (cause: string): object => ({ code: 'UNAUTHENTICATED', cause });

describe('the door of a subgraph', () => {
  it('lets a signed fetch in, with its context and its caller', async () => {
    const { context, caller } = await admitFetch(await signed(), body, admission());
    expect(context).toEqual({ ...operation, tokenDigest: digestOf('token') });
    expect(caller).toEqual(CALLER);
  });

  it('lets a fetch without a caller’s token in for the public', async () => {
    const { caller } = await admitFetch(await signed({ token: null }), body, admission());
    expect(caller).toBeNull();
  });

  it('lets a fetch in once, and the next of the same operation', async () => {
    const guarded = admission();
    const headers = await signed();
    await admitFetch(headers, body, guarded);
    await expect(admitFetch(headers, body, guarded)).rejects.toMatchObject(
      refused('FETCH_REPLAYED'),
    );
    const next = await signed({ sequence: '2' });
    expect((await admitFetch(next, body, guarded)).caller).toEqual(CALLER);
  });

  it.each([CONTEXT_HEADER, SEQUENCE_HEADER, SIGNATURE_HEADER])(
    'stays shut without "%s", and where it comes twice',
    async (name) => {
      const headers: Record<string, string> = await signed();
      for (const value of [undefined, [headers[name] ?? '', headers[name] ?? '']]) {
        const asked = admitFetch({ ...headers, [name]: value }, body, admission());
        await expect(asked).rejects.toBeInstanceOf(Refusal);
        await expect(asked).rejects.toMatchObject(refused('FETCH_HEADERS'));
      }
    },
  );

  it.each<[string, string, Signed]>([
    ['FETCH_SIGNATURE', 'a number of the fetch that is no whole number', { sequence: '1.5' }],
    ['FETCH_SIGNATURE', 'a number of the fetch that is none', { sequence: 'x' }],
    ['FETCH_SIGNATURE', 'another key', { key: randomBytes(32) }],
    ['CONTEXT_EXPIRED', 'a context that is over', { at: NOW - 60_000 }],
    ['CALLER_OF_ANOTHER', 'another caller’s token', { digest: digestOf('other') }],
    ['CALLER_OF_ANOTHER', 'a token where the context knows of none', { digest: null }],
    [
      'CALLER_OF_ANOTHER',
      'no token where the context knows of one',
      { token: null, digest: digestOf('token') },
    ],
    ['TOKEN_EXPIRED', 'a token that is not accepted', { token: 'other' }],
  ])('says %s inside, and stays shut for %s', async (why, _name, given) => {
    const asked = admitFetch(await signed(given), body, admission());
    await expect(asked).rejects.toBeInstanceOf(Refusal);
    await expect(asked).rejects.toMatchObject(refused(why));
  });

  it('stays shut for another body, and for a context that another signed', async () => {
    const headers = await signed();
    const other = Buffer.from('{"query":"{ b }"}');
    await expect(admitFetch(headers, other, admission())).rejects.toMatchObject(
      refused('FETCH_SIGNATURE'),
    );
    const stranger = { ...admission(), contextKey: generateKeyPairSync('ed25519').publicKey };
    const asked = admitFetch(headers, body, stranger);
    await expect(asked).rejects.toBeInstanceOf(Refusal);
    await expect(asked).rejects.toMatchObject(refused('CONTEXT_KEY'));
  });

  it('stays shut for a context that is none', async () => {
    const headers = { ...(await signed()), [CONTEXT_HEADER]: 'none' };
    const signature = signFetch({ context: 'none', sequence: 1, body }, fetchKey);
    await expect(
      admitFetch({ ...headers, [SIGNATURE_HEADER]: signature }, body, admission()),
    ).rejects.toMatchObject(refused('CONTEXT_MALFORMED'));
  });
});
