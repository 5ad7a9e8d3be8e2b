import { Line, Lines } from '@lidhja/enforcement';
import { IsISO6391, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Urgency } from '../requests/InformationRequest';
import { SoughtPersonInput } from '../requests/SoughtPersonInput';

@InputType({
  description:
    'Names one person or one earlier reference. The purpose is that of the header `lidhja-purpose`.',
})
export class AskHitNoHitInput {
  @Field(() => String, { description: '8 to 100 characters, new for each.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the authority that is asked.' })
  @IsUUID()
  requestedAuthority: string;

  @Field(() => String, { description: 'Your own reference.' })
  @Line(1, 100)
  reference: string;

  @Field(() => SoughtPersonInput, {
    nullable: true,
    description: 'Whether a person like this is known; names belong here and nowhere else.',
  })
  @IsOptional()
  @ValidateNested()
  person?: SoughtPersonInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whether a case is known by this, their reference from earlier letters.',
  })
  @IsOptional()
  @Line(1, 100)
  earlierReference?: string | null;

  @Field(() => String, { description: 'An offence that the agreement lists; see `agreements`.' })
  @Line(1, 100)
  offence: string;

  @Field(() => String, { description: 'Court or office and number of your proceeding.' })
  @Line(3, 300)
  proceeding: string;

  @Field(() => Urgency)
  urgency: Urgency;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is urgent, 10 to 500 characters, without names. Needed where it is, and only there.',
  })
  @IsOptional()
  @Lines(10, 500)
  urgencyReason?: string | null;

  @Field(() => String, { description: 'ISO 639-1.' })
  @IsISO6391()
  language: string;

  @Field(() => String, { description: 'Why you ask, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  summary: string;
}
