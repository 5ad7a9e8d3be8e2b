import type { FastifyInstance } from 'fastify';

/**
 * Once the server is closing, each answer ends its connection. Without it a kept-alive connection
 * that was busy at that moment would hold the server open until the client lets go.
 */
export function endConnections(http: FastifyInstance): void {
  let closing = false;
  http.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  http.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
