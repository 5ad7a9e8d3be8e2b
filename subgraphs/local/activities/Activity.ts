import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ActivityAudience, ActivityKind, Provenance } from './activityEnums';

/**
 * Its fields are open because a row that is not open is not there: row security, and the mask once
 * more, let a row for MEMBERS through to the bodies that coordinate alone. See `admitActivities`.
 */
@ObjectType({ description: 'Something that a network, or members of it, did or will do.' })
export class Activity {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => String)
  title: string;

  @Classified('OPEN')
  @Field(() => ActivityKind)
  kind: ActivityKind;

  @Classified('OPEN')
  @Field(() => String, {
    description: 'First day, ISO 8601, as exact as its source: 2004-08 is August 2004.',
  })
  startsOn: string;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Last day, where it is not the first.' })
  endsOn: string | null;

  @Classified('OPEN')
  @Field(() => ActivityAudience)
  audience: ActivityAudience;

  @Classified('OPEN')
  @Field(() => String, { nullable: true })
  description: string | null;

  @Classified('OPEN')
  @Field(() => [String], {
    description: 'Ways of coordinating that it shows, such as LINK-R2.',
  })
  links: string[];

  @Classified('OPEN')
  @Field(() => GraphQLDateTime, { description: 'When it came into the hub.' })
  publishedAt: Date;

  @Classified('OPEN')
  @Field(() => Provenance)
  provenance: Provenance;

  @Classified('OPEN')
  @Field(() => Boolean, {
    description: 'True where it is invented, or was written by a persona of the sample.',
  })
  synthetic: boolean;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Where it is stated, if from a publication.',
  })
  source: string | null;

  readonly networkId: string;
  readonly areaCodes: string[];
  readonly partnerIds: string[];
  readonly publishedById: string | null;
  /** The exact first day, by which activities are sorted. */
  readonly sortKey: string;
}

export const ActivityPage = PageOf(Activity, 'ActivityPage');
