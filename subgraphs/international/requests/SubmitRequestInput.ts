import { Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsISO6391,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EvidenceUse, Urgency } from './InformationRequest';
import { RequestDocumentInput } from './RequestDocumentInput';
import { MOST_SOUGHT, SoughtPersonInput } from './SoughtPersonInput';

@InputType({ description: 'The purpose is that of the header `lidhja-purpose`.' })
export class SubmitInformationRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each request.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the authority that is asked.' })
  @IsUUID()
  requestedAuthority: string;

  @Field(() => String, { description: 'Your own reference.' })
  @Line(1, 100)
  reference: string;

  @Field(() => String, { nullable: true, description: 'Their reference from earlier letters.' })
  @Line(0, 100)
  earlierReference?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of your request on which they told you a hit, where this goes on from it.',
  })
  @IsOptional()
  @IsUUID()
  originId?: string | null;

  @Field(() => String, { description: 'An offence that the agreement lists; see `agreements`.' })
  @Line(1, 100)
  offence: string;

  @Field(() => String, { description: 'Court or office and number of your proceeding.' })
  @Line(3, 300)
  proceeding: string;

  @Field(() => [String], {
    description: 'Categories that you need, of those that `agreements` lists.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

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

  @Field(() => EvidenceUse)
  evidenceUse: EvidenceUse;

  @Field(() => String, { description: 'ISO 639-1.' })
  @IsISO6391()
  language: string;

  @Field(() => String, { description: 'What is asked, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  summary: string;

  @Field(() => [SoughtPersonInput], {
    nullable: true,
    description: 'Whom it is about, five persons at most; names belong here and nowhere else.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_SOUGHT)
  @ValidateNested({ each: true })
  particulars?: SoughtPersonInput[] | null;

  @Field(() => [RequestDocumentInput], {
    nullable: true,
    description:
      'Such as the letter of request, five at most, as far as they fit into a body of 64 KiB; others are added with `addRequestDocument`.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  documents?: RequestDocumentInput[] | null;
}
