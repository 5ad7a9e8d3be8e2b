import type { ApolloServer } from '@apollo/server';
import { recordEvents } from '@lidhja/audit';
import { ERRORS, Refusal, codeOf, faultOf, formatRefusal, type ErrorCode } from '@lidhja/platform';
import { Kind, parse, type DocumentNode, type FormattedExecutionResult } from 'graphql';
import { disclosedUnder } from '../ledger/disclosedUnder';
import { Session } from '../session/Session';
import type { AdmittedFetch } from './admitFetch';
import { createContext } from './createContext';
import type { RequestContext } from './RequestContext';
import type { SubgraphServices } from './SubgraphServices';

/** A GraphQL request as it arrives in a body. */
export interface GraphQLBody {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** What a fetch is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: FormattedExecutionResult;
}

const refuse = (code: ErrorCode): Answer => ({
  status: ERRORS[code].status,
  body: { errors: [formatRefusal(code) as never] },
});

const writes = (document: DocumentNode, { operationName }: GraphQLBody): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === 'mutation' &&
      (!operationName || definition.name?.value === operationName),
  );

const execute = async (
  server: ApolloServer<RequestContext>,
  body: GraphQLBody,
  contextValue: RequestContext,
): Promise<FormattedExecutionResult> => {
  const response = await server.executeOperation(
    {
      query: body.query,
      variables: body.variables ?? {},
      ...(body.operationName ? { operationName: body.operationName } : {}),
    },
    { contextValue },
  );
  if (response.body.kind !== 'single') throw new Refusal('INTERNAL');
  return response.body.singleResult;
};

/**
 * @returns whether there was anything to record, so that the gateway records the answer too
 * @throws Refusal RECORD_NOT_KEPT when what was read or written could not be made durable with its record
 */
const makeDurable = async (
  session: Session,
  { ledger, actor }: RequestContext,
): Promise<boolean> => {
  const events = ledger.events(actor);
  try {
    await recordEvents((sql, values) => session.query(sql, values), events);
    await session.commit();
    return events.length > 0;
  } catch (error) {
    throw new Refusal('RECORD_NOT_KEPT', undefined, { cause: error });
  }
};

/**
 * Answers one fetch in one transaction: what is read, what is written and the record of both become
 * durable together, and only then is there an answer. A write that failed in any part leaves nothing.
 */
export async function executeRecorded(
  { context: operation, caller }: AdmittedFetch,
  body: GraphQLBody,
  services: SubgraphServices,
): Promise<Answer> {
  const about = { operation: operation.operation };
  let session: Session;
  try {
    session = await Session.open(services.source, caller, operation.purpose, operation.request);
  } catch (error) {
    const code = codeOf(error);
    const unavailable = code === 'INTERNAL';
    if (unavailable) services.log.error({ ...about, why: faultOf(error) }, 'no session');
    return refuse(unavailable ? 'PART_UNAVAILABLE' : code);
  }
  try {
    const document = parse(body.query, { noLocation: true });
    const asked = { document, operationName: body.operationName };
    const context = await createContext(session, operation, services, asked);
    const result = await execute(services.server, body, context);
    // Only a field that failed can have left its siblings behind.
    if (result.errors) await context.underway.ended();
    if (session.broken || (result.errors?.length && writes(document, body))) {
      if (session.broken)
        services.log.error({ ...about, why: session.fault }, 'a statement failed');
      await session.rollback();
      const errors = result.errors ?? [formatRefusal('INTERNAL') as never];
      return { status: 200, body: { errors, data: null } };
    }
    const withheld = context.ledger.summary();
    const disclosed = disclosedUnder(context.grants, context.ledger.released);
    const recorded = await makeDurable(session, context);
    services.observe?.({ operation: operation.operation, statements: session.statements });
    return {
      status: 200,
      body: {
        data: result.data ?? null,
        ...(result.errors ? { errors: result.errors } : {}),
        extensions: {
          ...(recorded ? { recorded } : {}),
          ...(disclosed.length > 0 ? { disclosed } : {}),
          ...(withheld.length > 0 ? { withheld } : {}),
        },
      },
    };
  } catch (error) {
    await session.rollback();
    const code = codeOf(error);
    services.log.error({ ...about, code, why: faultOf(error) }, 'nothing was answered');
    return refuse(code);
  }
}
