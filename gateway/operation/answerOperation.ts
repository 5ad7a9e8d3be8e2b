import type { IncomingHttpHeaders } from 'node:http';
import type { Clock, Logger } from '@lidhja/platform';
import type { Exit } from '../exit/Exit';
import type { Answer, Outcome } from '../exit/Outcome';
import { identify, type Identification } from '../identity/identify';
import { readPurpose } from '../identity/readPurpose';
import type { Turnstile } from '../limits/Turnstile';
import type { SupergraphFile } from '../supergraph/SupergraphFile';
import { admitOperation } from './admitOperation';
import { execute, introspect } from './execute';
import { Operation } from './Operation';
import { readBody } from './readBody';
import { refuse } from './refuse';

/** What operations are answered with. */
export interface Hub {
  readonly identification: Identification;
  readonly supergraph: SupergraphFile;
  readonly exit: Exit;
  readonly turnstile: Turnstile;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A request as it came in. */
export interface Incoming {
  /** Id of the operation that it becomes. */
  readonly id: string;
  /** A UUID that nobody can guess. */
  readonly salt: string;
  readonly headers: IncomingHttpHeaders;
  /** The raw bytes, if there are any. */
  readonly body: unknown;
}

const run = async (operation: Operation, incoming: Incoming, hub: Hub): Promise<Outcome> => {
  await identify(operation, incoming.headers, hub.identification);
  operation.given = readPurpose(incoming.headers);
  const body = readBody(incoming.body);
  const side = operation.caller ? 'signedIn' : 'public';
  const answer = (): Promise<Outcome> =>
    hub.supergraph.current.use(async (supergraph) => {
      const audience = supergraph.audiences.of(operation.caller?.requester.kind ?? null);
      const admitted = admitOperation(operation, body, audience);
      const data = admitted.facts.introspection
        ? introspect(audience, admitted)
        : await execute(supergraph, operation, body, admitted);
      return { admitted, ...(data === undefined ? {} : { data }) };
    });
  return hub.turnstile.pass(side, answer);
};

/** Answers one request, from its headers to bytes that may be sent. Never throws. */
export async function answerOperation(incoming: Incoming, hub: Hub): Promise<Answer> {
  const operation = new Operation(incoming.id, incoming.salt, hub.clock.now());
  try {
    const outcome = await run(operation, incoming, hub).catch((error: unknown) =>
      refuse(operation, error, hub.log),
    );
    return await hub.exit.release(operation, outcome);
  } finally {
    operation.end();
  }
}
