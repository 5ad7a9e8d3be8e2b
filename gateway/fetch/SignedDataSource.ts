import type { GraphQLDataSource } from '@apollo/gateway';
import { Refusal, type Logger } from '@lidhja/platform';
import type { Failure, Operation } from '../operation/Operation';
import type { ExecutionContext } from '../supergraph/createApolloServer';
import { isConnectionError } from './isConnectionError';
import { readAnswer, type SubgraphError } from './readAnswer';
import type { SubgraphLink } from './SubgraphLink';

type Options = Parameters<GraphQLDataSource<ExecutionContext>['process']>[0];
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** The key of the answer's root under which something went wrong; deeper, a path could name a hidden field. */
const rootOf = ({ path }: SubgraphError, within: readonly unknown[] = []): string | undefined => {
  const root = path[0] === '_entities' ? within[0] : path[0];
  return typeof root === 'string' ? root : undefined;
};

const fail = (operation: Operation, failure: Failure): void => {
  const same = ({ code, at, root }: Failure): boolean =>
    code === failure.code && at === failure.at && root === failure.root;
  if (!operation.failures.some(same)) operation.failures.push(failure);
};

/**
 * The planner's way to a subgraph. It returns data and nothing else: errors, what is withheld and a
 * subgraph that does not answer gather in the operation, since the planner would drop or rewrite them.
 */
export class SignedDataSource implements GraphQLDataSource<ExecutionContext> {
  constructor(
    private readonly link: SubgraphLink,
    private readonly log: Logger,
  ) {}

  async process(options: Options): Promise<Response> {
    // The library's own health check and schema loading are off.
    if (!('incomingRequestContext' in options)) throw new Refusal('INTERNAL');
    const { operation } = options.context;
    const { query, variables, operationName } = options.request;
    const text = await this.post(operation, JSON.stringify({ query, variables, operationName }));
    const answer = text === null ? null : readAnswer(text);
    if (!answer) return this.gap(operation);
    operation.withheld.push(...answer.withheld);
    operation.disclosed.push(...answer.disclosed);
    operation.recorded ||= answer.recorded;
    for (const error of answer.errors) {
      if (error.code === 'PART_UNAVAILABLE') {
        this.gap(operation);
        continue;
      }
      const root = rootOf(error, options.pathInIncomingRequest);
      fail(operation, {
        code: error.code,
        ...(error.at === undefined ? {} : { at: error.at }),
        ...(root === undefined ? {} : { root }),
      });
    }
    return { data: answer.data };
  }

  /** One repetition, of a read, when the connection failed; a write may have arrived. */
  private async post(operation: Operation, body: string): Promise<string | null> {
    try {
      return await this.link.post(operation, body).catch((error: unknown) => {
        if (operation.writes || operation.signal.aborted || !isConnectionError(error)) throw error;
        return this.link.post(operation, body);
      });
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      this.log.warn(
        { operation: operation.id, part: this.link.name, why: code ?? name },
        'no answer',
      );
      return null;
    }
  }

  /** A part that did not answer is a gap with a name, never an empty list. */
  private gap(operation: Operation): Response {
    operation.unavailable.add(this.link.name);
    return { data: null };
  }
}
