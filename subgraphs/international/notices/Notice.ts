import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Breach } from '../breaches/Breach';
import { DangerPush } from '../danger/DangerPush';
import { InformationRequest } from '../requests/InformationRequest';
import { NoticeKind, type NoticeKindName } from './NoticeKind';

@ObjectType({
  description:
    'That something happened to a request, or with word of danger, or waits for a second person, or that a breach was notified. What it was is read there, by whoever may.',
})
export class Notice {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('REQUEST')
  @Field(() => NoticeKind, { nullable: true })
  kind: NoticeKindName | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  at: Date | null;

  @Classified('REQUEST')
  @Field(() => InformationRequest, { nullable: true })
  request?: InformationRequest | null;

  @Classified('REQUEST')
  @Field(() => DangerPush, { nullable: true })
  dangerPush?: DangerPush | null;

  @Classified('AUDIT')
  @Field(() => Breach, { nullable: true })
  breach?: Breach | null;

  /** The request, the breach or the word of danger that it is of, or the case from which something was prepared. */
  readonly about: string;
  readonly access: string;
}

@ObjectType({ description: 'A stretch of a feed that goes on.' })
export class NoticePage {
  @Classified('OPEN')
  @Field(() => [Notice])
  nodes: Notice[];

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `after` for what comes later, now or another day; as you sent it where nothing came.',
  })
  endCursor: string | null;
}
