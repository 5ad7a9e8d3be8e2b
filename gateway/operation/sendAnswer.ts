import type { FastifyReply } from 'fastify';
import type { Answer } from '../exit/Outcome';

/** Sends what the exit gave: JSON, where the answer does not say otherwise. */
export const sendAnswer = (
  reply: FastifyReply,
  { status, body, headers = {} }: Answer,
): FastifyReply =>
  reply
    .code(status)
    .headers({ 'content-type': 'application/json; charset=utf-8', ...headers })
    .send(body);
