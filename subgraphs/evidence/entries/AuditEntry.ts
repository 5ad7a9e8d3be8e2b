import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { AuditEntryType } from './AuditEntryType';

@ObjectType({ description: 'A schema coordinate that was released, of which records, and why.' })
export class ReleasedCoordinate {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  coordinate: string | null;

  @Classified('AUDIT')
  @Field(() => [ID], { nullable: true })
  records: string[] | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'The rule that allowed it.' })
  rule: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  basis: string | null;

  readonly access: string;
}

@ObjectType({ description: 'A coordinate that was asked for and withheld.' })
export class WithheldCoordinate {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  coordinate: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  reason: string | null;

  @Classified('AUDIT')
  @Field(() => Int, { nullable: true })
  count: number | null;

  readonly access: string;
}

@ObjectType()
@Classified('OPEN')
@Directive('@key(fields: "id", resolvable: false)')
export class Organisation {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;
}

/** A person by their id; the national subgraph has the rest, for those who may read it there. */
@ObjectType()
@Classified('CASE_STATUS')
@Directive('@key(fields: "id", resolvable: false)')
export class Person {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly access: string;
}

@ObjectType({ description: 'An entry of the record. Coordinates and digests, never values.' })
export class AuditEntry {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('AUDIT')
  @Field(() => AuditEntryType, { nullable: true })
  type: AuditEntryType | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true })
  recordedAt: Date | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'The part that recorded it.' })
  recordedBy: string | null;

  @Classified('AUDIT')
  @Field(() => ID, { nullable: true, description: 'As in the header `lidhja-operation`.' })
  operation: string | null;

  @Classified('AUDIT')
  @Field(() => Organisation, { nullable: true })
  organisation: Organisation | null;

  @Classified('AUDIT')
  @Field(() => ID, { nullable: true, description: 'Id of the official; never a name.' })
  official: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  purpose: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  reason: string | null;

  @Classified('AUDIT')
  @Field(() => ID, { nullable: true, description: 'The request that was relied on.' })
  request: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Root field that wrote, or was refused.' })
  mutation: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description:
      'Root field that was to be read: there was nothing of what it named, or it is not for whoever asked.',
  })
  query: string | null;

  @Classified('AUDIT')
  @Field(() => [ID], {
    nullable: true,
    description: 'Records that were written, notices, keys, or ids that were named in vain.',
  })
  records: string[] | null;

  @Classified('AUDIT')
  @Field(() => [ReleasedCoordinate], { nullable: true })
  coordinates: ReleasedCoordinate[] | null;

  @Classified('AUDIT')
  @Field(() => [Person], {
    nullable: true,
    description: 'Persons of whom something was released, as far as you may know of them.',
  })
  persons: Person[] | null;

  @Classified('AUDIT')
  @Field(() => [WithheldCoordinate], { nullable: true })
  withheld: WithheldCoordinate[] | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the answer that left. It has a salt in it (`extensions.salt`): without the answer nothing can be tried out.',
  })
  answerDigest: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description: 'Error code, of refusals; of a key, what became of it.',
  })
  code: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description:
      'What exactly was refused, where one code stands for several things: in an inspection, too, that a request was of others (`NOT_A_PARTY`). Of a key, what it signs; `LEFT_OVER` where it was what was left of records.',
  })
  detail: string | null;

  @Classified('AUDIT')
  @Field(() => Int, { nullable: true, description: 'How many, of counted refusals.' })
  count: number | null;

  readonly access: string;
  /** Never told: what a proof of the entry is found by. */
  readonly digest: Buffer | null;
}

export const AuditEntryPage = PageOf(AuditEntry, 'AuditEntryPage');
