import { Line, Lines } from '@lidhja/enforcement';
import { ArrayMaxSize, ArrayUnique, IsEnum, IsIn, IsString, IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { ActivityAudience, ActivityKind } from './activityEnums';
import { COORDINATION_LINKS } from './coordinationLinks';

@InputType({
  description:
    'An activity as a network or member publishes it. Write no name and nothing by which a person could be recognised: what is OPEN is read by everyone.',
})
export class PublishActivityInput {
  @Field(() => String, {
    description: '8 to 100 characters, new for each activity; the same one again repeats nothing.',
  })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A network whose secretariat or member you are.' })
  @IsUUID()
  networkId: string;

  @Field(() => String, { description: '5 to 200 characters on one line.' })
  @Line(5, 200)
  title: string;

  @Field(() => ActivityKind)
  @IsEnum(ActivityKind)
  kind: ActivityKind;

  @Field(() => GraphQLLocalDate, { description: '1990 or later; at most five years from now.' })
  @IsString()
  startsOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last day, where it is not the first; at most five years from now.',
  })
  @IsString()
  endsOn?: string | null;

  @Field(() => ActivityAudience)
  @IsEnum(ActivityAudience)
  audience: ActivityAudience;

  @Field(() => String, { nullable: true, description: '1 to 4,000 characters.' })
  @Lines(1, 4000)
  description?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of at most 20 areas, such as AL-12.' })
  @ArrayMaxSize(20)
  @ArrayUnique()
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of at most 50 organisations.' })
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  partnerIds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Ways of coordinating that it shows, such as LINK-R2; at most 10.',
  })
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsIn(COORDINATION_LINKS, { each: true })
  links?: string[] | null;
}
