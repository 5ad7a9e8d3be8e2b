import { Classified, PageOf } from '@lidhja/enforcement';
import type { RequestEvent as EventName } from '@lidhja/policy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from './Organisation';
import { RequestEventKind } from './requestState';

@ObjectType({ description: 'Something that happened to a request.' })
export class RequestEvent {
  @Classified('REQUEST')
  @Field(() => RequestEventKind, { nullable: true })
  event: EventName | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  at: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'How long a judicial authorisation is expected to take.',
  })
  until: Date | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description:
      'The question, the answer, the reason or the report, as whoever took the step put it.',
  })
  words: string | null;

  @Classified('REQUEST')
  @Field(() => Organisation, {
    nullable: true,
    description: 'Whose step it was; null where it was nobody’s.',
  })
  by: Organisation | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly access: string;
}

export const RequestEventPage = PageOf(RequestEvent, 'RequestEventPage');
