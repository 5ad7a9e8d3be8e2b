import { Line } from '@lidhja/enforcement';
import { IsOptional, IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class AnswerHitNoHitInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => Boolean, { description: 'Whether it is known, as far as you may say so.' })
  hit: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Of a hit: your reference of the case in which it is known; told to nobody.',
  })
  @IsOptional()
  @Line(1, 100)
  caseReference?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a hit on a person: their id, where they are a victim in the case.',
  })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a hit on a person: true where they are suspected in the case.',
  })
  asSuspect?: boolean | null;
}
