import { Classified, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Field, ObjectType } from 'type-graphql';
import { InformationRequest } from './InformationRequest';
import { requestByReference } from './RequestResolver';
import type { RequestStepInput } from './StepInputs';

const PURPOSES = ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'] as const;
/** Whose operation a step is. */
export const REQUESTING = { by: ['foreign_authority'], purposes: PURPOSES } as const;
export const REQUESTED = {
  by: ['prosecutor', 'police', 'responsible_authority'],
  purposes: PURPOSES,
} as const;
export const EITHER = { by: [...REQUESTING.by, ...REQUESTED.by], purposes: PURPOSES } as const;
/** Of requests in both directions: an agency abroad asks here, or a prosecutor asks abroad. */
export const ASKING = { by: [...REQUESTING.by, 'prosecutor'], purposes: PURPOSES } as const;
export const ASKED = EITHER;
/** Whoever reads what was granted, or what came from abroad unasked. */
export const RECEIVING = EITHER;

@ObjectType({ description: 'The request as it stands after the step.' })
export class RequestCoursePayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => InformationRequest, { nullable: true })
  request: InformationRequest | null;

  readonly access: string;
}

/**
 * Takes a step once for its key.
 * @param take answers the id of what it wrote
 */
export async function takeOnce(
  context: RequestContext,
  operation: string,
  input: RequestStepInput,
  take: () => Promise<string>,
): Promise<RequestCoursePayload> {
  const { idempotencyKey, requestId } = input;
  const { id, repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose: context.purpose },
    take,
  );
  if (!repeated) context.ledger.wrote(operation, [id, requestId]);
  const request = await requestByReference({ id: requestId }, context);
  return { repeated, request, access: request?.access ?? 'own_record||' };
}
