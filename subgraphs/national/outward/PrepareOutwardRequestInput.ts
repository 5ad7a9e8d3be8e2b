import { Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsISO31661Alpha2,
  IsISO6391,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RequestDocumentInput } from './RequestDocumentInput';
import { EvidenceUse, Urgency } from './urgency';

@InputType({
  description:
    'A person to be found: one of the case by their id alone, or somebody whom no case of yours has, by a name or a description at least.',
})
export class OutwardPersonInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Of the case; what is told of them is taken from there, as far as `carries` has it.',
  })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  @IsOptional()
  @Line(1, 100)
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  @IsOptional()
  @Line(1, 100)
  familyName?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2200)
  birthYear?: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  @IsISO31661Alpha2()
  citizenship?: string | null;

  @Field(() => String, { nullable: true, description: '500 characters at most.' })
  @IsOptional()
  @Lines(1, 500)
  description?: string | null;
}

@InputType({ description: 'The purpose is that of the header `lidhja-purpose`.' })
export class PrepareOutwardRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each request.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => String, { description: 'Your reference of the case; it is not sent.' })
  @Line(1, 100)
  caseReference: string;

  @Field(() => ID, { description: 'Id of the authority abroad; see `organisations`.' })
  @IsUUID()
  requestedAuthority: string;

  @Field(() => [String], {
    description:
      'Categories of the case that the request tells them: what its words and particulars are about.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  carries: string[];

  @Field(() => String, { description: 'By which they will know it.' })
  @Line(1, 100)
  reference: string;

  @Field(() => String, { nullable: true, description: 'Theirs, from earlier letters.' })
  @Line(0, 100)
  earlierReference?: string | null;

  @Field(() => String, { description: 'An offence that the agreement lists; see `agreements`.' })
  @Line(1, 100)
  offence: string;

  @Field(() => String, { description: 'Your office and the number of the proceeding.' })
  @Line(3, 300)
  proceeding: string;

  @Field(() => [String], { description: 'Categories that you ask for.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

  @Field(() => Urgency)
  urgency: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is urgent, 10 to 500 characters, without names. Needed where it is, and only there.',
  })
  @IsOptional()
  @Lines(10, 500)
  urgencyReason?: string | null;

  @Field(() => EvidenceUse)
  evidenceUse: string;

  @Field(() => String, { description: 'ISO 639-1.' })
  @IsISO6391()
  language: string;

  @Field(() => String, { description: 'What is asked, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  summary: string;

  @Field(() => [OutwardPersonInput], {
    nullable: true,
    description:
      'Whom it seeks, five persons at most. One of the case needs VICTIM_IDENTITY in `carries`, another that or SUSPECT.',
  })
  @IsOptional()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  persons?: OutwardPersonInput[] | null;

  @Field(() => [RequestDocumentInput], {
    nullable: true,
    description:
      'Such as the letter of request, five at most, as far as they fit into a body of 64 KiB. What they tell of the case is within `carries`; none is added after.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  documents?: RequestDocumentInput[] | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it ends; 90 days from now when left out, two years at most.',
  })
  validUntil?: Date | null;
}
