import { ERRORS, formatRefusal, type createHttpServer, type ErrorCode } from '@lidhja/platform';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { LogStore } from './LogStore';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Serves the last checkpoint as a C2SP signed note to witnesses: to whoever has their key and no one else, since its
 * size is how much is done in the whole hub, by those who are cleared too.
 */
export function routeCheckpoint(
  http: ReturnType<typeof createHttpServer>,
  store: Pick<LogStore, 'checkpoint'>,
  key: Buffer,
): void {
  const expected = digestOf(`Bearer ${key.toString('hex')}`);
  http.get('/checkpoint', async (request, reply) => {
    const refuse = (code: ErrorCode): unknown =>
      reply.code(ERRORS[code].status).send({ errors: [formatRefusal(code)] });
    const given = digestOf(request.headers.authorization ?? '');
    if (!timingSafeEqual(given, expected)) return refuse('UNAUTHENTICATED');
    const note = await store.checkpoint();
    if (note === null) return refuse('BUSY');
    reply.header('cache-control', 'no-store');
    return reply.type('text/plain; charset=utf-8').send(note);
  });
}
