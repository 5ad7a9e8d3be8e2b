import type { FastifyInstance } from 'fastify';
import type { Hub } from '../operation/answerOperation';
import { OPERATION_HEADER } from '../operation/routeOperations';
import { sendAnswer } from '../operation/sendAnswer';
import type { ReceiptSigner } from '../receipts/ReceiptSigner';
import { answerBundle } from './answerBundle';

/** POST /bundle with JSON, the headers of an operation and the request that is relied on. */
export function routeBundles(http: FastifyInstance, hub: Hub, signer: ReceiptSigner): void {
  http.post('/bundle', async (request, reply) => {
    const id = String(reply.getHeader(OPERATION_HEADER));
    const { headers, body } = request;
    return sendAnswer(
      reply,
      await answerBundle({ id, salt: signer.newId(), headers, body }, hub, signer),
    );
  });
}
