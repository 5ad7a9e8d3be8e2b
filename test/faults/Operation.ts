import { request as send } from 'node:http';
import type { FaultHub } from './FaultHub';

/** What one of the callers asks. */
export interface Question {
  readonly kind: string;
  readonly persona: string;
  readonly purpose: string;
  readonly document: string;
  readonly variables?: Record<string, unknown>;
  readonly request?: string;
  /** Of a write: its idempotency key. */
  readonly key?: string;
}

/** What came of it, as it was seen from outside. */
export interface Done extends Question {
  readonly status: number | null;
  /** Id of the operation, where the answer began. */
  readonly operation: string | null;
  /** All bytes of the body that came, whole or not. */
  readonly bytes: Buffer;
  readonly isWhole: boolean;
  /** Milliseconds since the process began. */
  readonly began: number;
  readonly ended: number;
}

/** More than any deadline of the hub. */
const PATIENCE = 20_000;

/** Asks over a connection of its own, and keeps whatever comes until it breaks. Never rejects. */
export async function perform(
  hub: FaultHub,
  question: Question,
  { port = hub.port, onBytes }: { port?: number; onBytes?: () => void } = {},
): Promise<Done> {
  const { document: query, variables = {}, persona, purpose, request } = question;
  const token = await hub.token(persona);
  const began = performance.now();
  const chunks: Buffer[] = [];
  let status: number | null = null;
  let operation: string | null = null;
  const isWhole = await new Promise<boolean>((resolve) => {
    const sent = send(
      {
        ...{ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent: false },
        timeout: PATIENCE,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'lidhja-purpose': purpose,
          'lidhja-reason': 'Asked while parts of the hub are killed',
          ...(request ? { 'lidhja-request': request } : {}),
        },
      },
      (response) => {
        status = response.statusCode ?? null;
        operation = String(response.headers['lidhja-operation'] ?? '') || null;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          onBytes?.();
        });
        response.once('end', () => resolve(response.complete));
        response.once('error', () => resolve(false));
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', () => resolve(false));
    sent.end(JSON.stringify({ query, variables }));
  });
  const bytes = Buffer.concat(chunks);
  return { ...question, status, operation, bytes, isWhole, began, ended: performance.now() };
}

interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { extensions?: { code?: string } }[];
}

/** What a whole answer says; null for one that broke off or is no JSON. */
export function bodyOf({ bytes, isWhole }: Done): Body | null {
  try {
    return isWhole ? (JSON.parse(bytes.toString('utf8')) as Body) : null;
  } catch {
    return null;
  }
}

/** Whether the hub has said that it was done: an answer with data and without an error. */
export const isAcknowledged = (done: Done): boolean => {
  const body = bodyOf(done);
  return done.status === 200 && !!body?.data && !body.errors;
};
