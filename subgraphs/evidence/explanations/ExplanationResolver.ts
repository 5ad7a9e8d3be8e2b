import {
  Operation,
  prepareDocument,
  selectOperation,
  type AudienceView,
  type RequestContext,
} from '@lidhja/enforcement';
import { Refusal, codeOf } from '@lidhja/platform';
import { PUBLIC, PURPOSES, REQUESTER_KINDS, nameOfBasis } from '@lidhja/policy';
import type { RequesterKind, Way } from '@lidhja/policy';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { ExplainArguments } from './ExplainArguments';
import { Explanation, type ExplainedWay } from './Explanation';
import { explainOperation, type Admission } from './explainOperation';
import { StandingStore } from './StandingStore';

const SIGNED_IN = REQUESTER_KINDS.filter((kind) => kind !== 'public' && kind !== 'data_subject');
/** An explanation is an entry of one's own record, as it were; for OTHER nobody reads that. */
const ANY_PURPOSE = PURPOSES.filter((purpose) => purpose !== 'OTHER');

/** Nobody in particular of a kind: what is known of an official alone stays a condition. */
const anyOf = (
  kind: RequesterKind,
  asked: ExplainArguments,
  context: RequestContext,
): Admission => ({
  mandated: true,
  asker: {
    requester:
      kind === 'public' ? PUBLIC : { ...PUBLIC, kind, organisation: '', official: '', country: '' },
    purpose: asked.purpose ?? null,
    settled: new Map(),
    grants: [],
    now: context.now,
  },
});

const wayOf = (way: Way, access: string): ExplainedWay => {
  const review = way.obligations.find((one) => one.kind === 'REVIEW_BY');
  const grant = way.basis.kind === 'grant' ? way.basis : null;
  return {
    rule: way.rule,
    // Which referral or consent there is, is a matter of the row.
    basis: grant ? nameOfBasis(grant) : way.basis.kind,
    conditions: way.conditions,
    agreement: grant?.agreement.id ?? null,
    agreementVersion: grant?.agreement.version ?? null,
    obligations: way.obligations.map((one) =>
      one.kind === 'NOTIFY' ? `NOTIFY_${one.whom.toUpperCase()}` : one.kind,
    ),
    reviewBy: grant && review?.kind === 'REVIEW_BY' ? new Date(review.at) : null,
    access,
  };
};

/** @throws Refusal that says no more of the document than that it is at fault, whatever the field it names */
const readDocument = ({ document, operationName }: ExplainArguments, view: AudienceView) => {
  try {
    const prepared = prepareDocument(document, view);
    const operation = selectOperation(prepared, operationName ?? null);
    // As at the gateway: asked together with data, the schema's own fields do not exist.
    if (operation.facts.introspection === null) throw new Refusal('DOCUMENT_INVALID');
    return { operation, fragments: prepared.fragments };
  } catch (error) {
    throw new Refusal(codeOf(error), 'document');
  }
};

@Resolver()
export class ExplanationResolver {
  @Operation({ by: SIGNED_IN, purposes: ANY_PURPOSE })
  @Query(() => Explanation, {
    description:
      'What a document would give you, before it runs: allowed, withheld or conditional, by which rule and basis. It is held against the schema that is open to whoever it speaks of, and is not run.',
  })
  async explain(
    @Args(() => ExplainArguments) asked: ExplainArguments,
    @Ctx() context: RequestContext,
  ): Promise<Explanation> {
    const { admission, access, record } = await this.standing(asked, context);
    const { asker } = admission;
    const view = await context.whole.audience(asker.requester.kind);
    const { operation, fragments } = readDocument(asked, view);
    const { variables = null } = asked;
    const explained = explainOperation(operation, fragments, admission, view, variables);
    const told = { access, ...(record === null ? {} : { record }) };
    return {
      kind: asker.requester.kind,
      purpose: asker.purpose,
      refused: explained.refused,
      operations: explained.doors.map((door) => ({ ...door, ...told })),
      fields: explained.fields.map(({ ways, ...field }) => ({
        ...field,
        basis: ways[0] ? wayOf(ways[0], access).basis : null,
        ways: ways.map((way) => ({ ...wayOf(way, access), ...told })),
        ...told,
      })),
      ...told,
    };
  }

  /** Of whom it speaks, what decides about the telling, and whom the record then names. */
  private async standing(
    asked: ExplainArguments,
    context: RequestContext,
  ): Promise<{ admission: Admission; access: string; record: string | null }> {
    const { requester, session, now } = context;
    const { kind, official } = asked.as ?? {};
    const self = requester.official;
    if (!asked.as || (official && official === self && !kind)) {
      if (self === null) throw new Refusal('UNAUTHENTICATED');
      const purpose = asked.purpose ?? context.purpose;
      const request = asked.request ?? context.actor.request;
      const admission = await StandingStore.find(session, {
        official: self,
        purpose,
        request,
        now,
      });
      if (!admission) throw new Refusal('UNAUTHENTICATED');
      return { admission, access: 'own_record||', record: self };
    }
    const [open] = await session.query<[{ open: boolean }]>(
      "select exchange.inspects('AUDIT') as open",
    );
    if (!open.open) throw new Refusal('OPERATION_NOT_PERMITTED', 'as');
    if (Boolean(kind) === Boolean(official)) throw new Refusal('INPUT_INVALID', 'as');
    const access = 'mandate||';
    if (kind) return { admission: anyOf(kind, asked, context), access, record: null };
    const { purpose = null, request = null } = asked;
    const admission = await StandingStore.find(session, {
      official: official ?? '',
      purpose,
      request,
      now,
    });
    if (!admission) throw new Refusal('NOT_AVAILABLE');
    return { admission, access, record: official ?? null };
  }
}
