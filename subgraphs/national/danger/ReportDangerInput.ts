import { Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DangerNeed, DangerTo } from './dangerEnums';

@InputType({ description: 'A piece of the message: one for a category at most.' })
export class DangerItemInput {
  @Field(() => String, {
    description:
      'CASE_STATUS, SUSPECT, VICTIM_IDENTITY, VICTIM_LOCATION or FAMILY; what is of another category does not go, the rest does.',
  })
  @IsIn(CATEGORIES)
  category: string;

  @Field(() => DangerNeed, {
    nullable: true,
    description: 'What protection needs it for; without that it does not go.',
  })
  neededFor?: DangerNeed | null;

  @Field(() => String, { description: '2 to 1,000 characters, of this category alone.' })
  @Lines(2, 1000)
  words: string;
}

@InputType({ description: 'Word that a person of one of your cases is in immediate danger.' })
export class ReportDangerInput {
  @Field(() => String, { description: '8 to 100 characters, new for each message.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => String, { description: 'Your reference of the case. It is not sent.' })
  @Line(1, 100)
  caseReference: string;

  @Field(() => ID, { description: 'The victim of that case who is in danger. Not sent either.' })
  @IsUUID()
  personId: string;

  @Field(() => [DangerTo])
  @ArrayNotEmpty()
  @ArrayMaxSize(3)
  @ArrayUnique()
  threatened: DangerTo[];

  @Field(() => String, {
    description: '10 to 2,000 characters: on which reasonable grounds. Kept, and not sent.',
  })
  @Lines(10, 2000)
  grounds: string;

  @Field(() => String, {
    description: 'ISO 3166-1 alpha-2 of the state where the person is; who receives it follows.',
  })
  @Matches(/^[A-Z]{2}$/)
  whereabouts: string;

  @Field(() => [DangerItemInput], { description: 'The least that protection needs.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((one: DangerItemInput) => one.category)
  @ValidateNested({ each: true })
  items: DangerItemInput[];

  @Field(() => String, {
    nullable: true,
    description: 'At home: police or shelter, where it matters which.',
  })
  @IsOptional()
  @IsIn(['police', 'shelter'])
  toward?: string | null;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'Organisations and officials that have a part in the danger, 20 at most: no desk in which they are receives it, and nothing of it is there for them.',
  })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  around: string[];
}
