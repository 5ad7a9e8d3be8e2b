import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ErrorCode } from '@lidhja/platform';
import { answerOperation, type Hub } from './answerOperation';
import { sendAnswer } from './sendAnswer';

/** The header that names an operation. */
export const OPERATION_HEADER = 'lidhja-operation';

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  413: 'BODY_TOO_LARGE',
  415: 'CONTENT_TYPE_UNSUPPORTED',
};

/**
 * POST /graphql with JSON, and nothing else: no GET and no other type of body, so no other site's
 * form or image can make a browser ask (threat 29).
 * @param count told of refusals that never become an operation
 * @param newId gives each operation its id and the salt of its answer, UUIDs that nobody can guess
 */
export function routeOperations(
  http: FastifyInstance,
  hub: Hub,
  count: (code: ErrorCode) => void,
  newId: () => string,
): void {
  const notAllowed = (_request: unknown, reply: FastifyReply): FastifyReply =>
    reply
      .code(405)
      .header('allow', 'POST')
      .send({ error: 'Send POST /graphql with "content-type: application/json".' });

  http.addHook('onRequest', (_request, reply, done) => {
    reply.header(OPERATION_HEADER, newId());
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    done();
  });
  http.addHook('onError', (_request, _reply, error, done) => {
    const status = error.statusCode ?? 500;
    if (status < 500) count(CODE_OF_STATUS[status] ?? 'BODY_MALFORMED');
    done();
  });
  http.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: notAllowed,
  });
  http.post('/graphql', async (request, reply) => {
    const answer = await answerOperation(
      {
        id: String(reply.getHeader(OPERATION_HEADER)),
        salt: newId(),
        headers: request.headers,
        body: request.body,
      },
      hub,
    );
    return sendAnswer(reply, answer);
  });
}
