import {
  consistencyRanges,
  nodesOfProof,
  parseCheckpoint,
  parseNote,
  prove,
  type Checkpoint,
} from '@lidhja/audit';
import { ERRORS, formatRefusal, Refusal, type createHttpServer } from '@lidhja/platform';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { LogSigner } from './LogSigner';
import type { LogStore } from './LogStore';

type Http = ReturnType<typeof createHttpServer>;
/** What a witness asks, by the name of its place in the address. */
type Asked = Readonly<Record<string, string>>;

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const SIZE = /^(0|[1-9]\d{0,15})$/;

const sizeIn = (asked: Asked, name: string): number => {
  const digits = asked[name] ?? '';
  if (!SIZE.test(digits)) throw new Refusal('INPUT_INVALID', name);
  return Number(digits);
};

/** Hashes in base64, one a line: that the tree of one size begins with that of another, both signed or smaller. */
const consistency = async (
  store: LogStore,
  { size }: Checkpoint,
  asked: Asked,
): Promise<string> => {
  const [first, second] = [sizeIn(asked, 'first'), sizeIn(asked, 'second')];
  if (first > second || second > size) throw new Refusal('INPUT_INVALID', 'second');
  const ranges = consistencyRanges(first, second);
  const proof = prove(ranges, await store.nodes(nodesOfProof(ranges)));
  return proof.map((hash) => `${hash.toString('base64')}\n`).join('');
};

/** What is served to witnesses. */
export interface ServedLog {
  readonly store: LogStore;
  readonly signer: LogSigner;
}

/**
 * Serves the last checkpoint as a C2SP signed note, proofs that the log has only grown and the keys that it was and is
 * signed with, to witnesses: to whoever has their key and no one else, since its size is how much is done in the whole
 * hub, by those who are cleared too.
 */
export function routeCheckpoint(http: Http, { store, signer }: ServedLog, key: Buffer): void {
  const expected = digestOf(`Bearer ${key.toString('hex')}`);
  const route = (
    path: string,
    type: string,
    answer: (asked: Asked) => string | Promise<string>,
  ): unknown =>
    http.get(path, async (request, reply) => {
      try {
        const given = digestOf(request.headers.authorization ?? '');
        if (!timingSafeEqual(given, expected)) throw new Refusal('UNAUTHENTICATED');
        const text = await answer(request.params as Asked);
        reply.header('cache-control', 'no-store');
        return await reply.type(`${type}; charset=utf-8`).send(text);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const refused = formatRefusal(error.code, error.extensions['at']);
        return reply.code(ERRORS[error.code].status).send({ errors: [refused] });
      }
    });
  const last = async (): Promise<string> => {
    const { checkpoint } = await store.head();
    if (checkpoint === null) throw new Refusal('BUSY');
    return checkpoint;
  };
  route('/checkpoint', 'text/plain', last);
  route('/consistency/:first/:second', 'text/plain', async (asked) =>
    consistency(store, parseCheckpoint(parseNote(await last()).body), asked),
  );
  route('/keys', 'application/json', () => `${JSON.stringify(signer.published())}\n`);
}
