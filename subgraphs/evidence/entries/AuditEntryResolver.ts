import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { AuditEntry, AuditEntryPage } from './AuditEntry';
import { AuditEntryType } from './AuditEntryType';
import { AuditEntryStore, type EntryRow } from './AuditEntryStore';
import { personsOf } from './personsOf';
import { REQUESTER_KINDS } from '@lidhja/policy';

const SIGNED_IN = REQUESTER_KINDS.filter((kind) => kind !== 'public' && kind !== 'data_subject');

@InputType({ description: 'Leave a field out to look at all.' })
export class AuditEntryFilter {
  @SelectsBy('AuditEntry.operation')
  @Field(() => ID, { nullable: true, description: 'As in the header `lidhja-operation`.' })
  operation?: string | null;

  @SelectsBy('AuditEntry.type')
  @Field(() => AuditEntryType, { nullable: true })
  type?: AuditEntryType | null;

  @SelectsBy('AuditEntry.recordedAt')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'This instant or later.' })
  from?: Date | null;

  @SelectsBy('AuditEntry.recordedAt')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Earlier than this instant.' })
  until?: Date | null;
}

type Parts = { access: string }[];
const within = (parts: unknown, access: string): Parts | null =>
  Array.isArray(parts) ? parts.map((part: object) => ({ ...part, access })) : null;

const entryOf = ({ payload, organisation, access, why, ...row }: EntryRow): AuditEntry => ({
  ...(row as unknown as AuditEntry),
  organisation: organisation ? { id: organisation } : null,
  reason: (payload['reason'] as string | undefined) ?? null,
  mutation: (payload['mutation'] as string | undefined) ?? null,
  query: (payload['query'] as string | undefined) ?? null,
  records: ((payload['records'] ?? payload['named']) as string[] | undefined) ?? null,
  coordinates: within(payload['coordinates'], access) as AuditEntry['coordinates'],
  persons: personsOf((payload['coordinates'] as AuditEntry['coordinates']) ?? null, access),
  withheld: within(payload['withheld'], access) as AuditEntry['withheld'],
  answerDigest: (payload['answer'] as string | undefined) ?? null,
  code: (payload['code'] as string | undefined) ?? null,
  detail: (payload['detail'] as string | undefined) ?? why,
  count: (payload['count'] as number | undefined) ?? null,
  access,
});

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Operation({ by: SIGNED_IN, purposes: ['OVERSIGHT'] })
  @Query(() => AuditEntryPage, {
    description:
      "Entries of the record, oldest first: your own organisation's; all of them during an open inspection. What someone cleared for a compartment did is told to the cleared alone.",
  })
  async auditEntries(
    @Arg('filter', () => AuditEntryFilter, { nullable: true }) filter: AuditEntryFilter | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<AuditEntry>> {
    if (filter?.operation && !isUUID(filter.operation)) {
      throw new Refusal('INPUT_INVALID', 'filter.operation');
    }
    const list = {
      list: `auditEntries:${JSON.stringify(filter ?? {})}`,
      position: (row: EntryRow) => [row.sortKey, row.id],
      read: (limit: number, after: string[] | null) =>
        AuditEntryStore.find(context.session, filter ?? {}, limit, after),
    };
    const { nodes, endCursor } = await readPage(context, list, page);
    return { nodes: nodes.map(entryOf), endCursor };
  }
}
