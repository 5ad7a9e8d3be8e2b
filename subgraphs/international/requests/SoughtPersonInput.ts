import { Line, Lines } from '@lidhja/enforcement';
import { IsISO31661Alpha2, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { IdentityDocumentKind, Sex } from './SoughtPerson';

/** At most so many persons in one request. */
export const MOST_SOUGHT = 5;

@InputType({
  description:
    'A person to be found: by a name, the number of a document or a description at least.',
})
export class SoughtPersonInput {
  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  @IsOptional()
  @Line(1, 100)
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  @IsOptional()
  @Line(1, 100)
  familyName?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'In 1900 or later.' })
  birthDate?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Instead of the date, where the day is not known.',
  })
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

  @Field(() => Sex, { nullable: true })
  sex?: Sex | null;

  @Field(() => IdentityDocumentKind, { nullable: true, description: 'With its number.' })
  documentKind?: IdentityDocumentKind | null;

  @Field(() => String, { nullable: true, description: '50 characters at most, with its kind.' })
  @IsOptional()
  @Line(1, 50)
  documentNumber?: string | null;

  @Field(() => String, { nullable: true, description: '500 characters at most.' })
  @IsOptional()
  @Lines(1, 500)
  description?: string | null;
}
