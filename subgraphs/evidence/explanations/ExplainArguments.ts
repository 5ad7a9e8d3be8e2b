import { SelectsBy } from '@lidhja/enforcement';
import { PURPOSES, REQUESTER_KINDS, type Purpose, type RequesterKind } from '@lidhja/policy';
import { IsIn, IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

/** Characters; what the gateway takes of a document is bounded by its body. */
const LONGEST = 60_000;

@InputType({ description: 'Of whom to speak: an official, or any requester of a kind.' })
export class ExplainAsInput {
  @SelectsBy(null)
  @Field(() => String, { nullable: true, description: 'A kind of requester, such as police.' })
  @IsOptional()
  @IsIn(REQUESTER_KINDS)
  kind?: RequesterKind | null;

  @SelectsBy(null)
  @Field(() => ID, { nullable: true, description: 'Id of an official, as in the record.' })
  @IsOptional()
  @IsUUID()
  official?: string | null;
}

@ArgsType()
export class ExplainArguments {
  @SelectsBy(null)
  @Field(() => String, { description: 'The document; it is not run.' })
  @Length(1, LONGEST)
  document: string;

  @SelectsBy(null)
  @Field(() => String, {
    nullable: true,
    description: 'Where the document has several operations.',
  })
  @IsOptional()
  @MaxLength(200)
  operationName?: string | null;

  @SelectsBy(null)
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'Values of its variables. When left out, each is taken to say all that it could: what chooses rows is then refused if any of it would be.',
  })
  @IsOptional()
  variables?: Readonly<Record<string, unknown>> | null;

  @SelectsBy(null)
  @Field(() => String, {
    nullable: true,
    description: 'Purpose to explain for; that of the header when left out.',
  })
  @IsOptional()
  @IsIn(PURPOSES)
  purpose?: Purpose | null;

  @SelectsBy(null)
  @Field(() => ID, {
    nullable: true,
    description: 'Request whose grant is relied on; that of the header when left out.',
  })
  @IsOptional()
  @IsUUID()
  request?: string | null;

  @SelectsBy(null)
  @Field(() => ExplainAsInput, {
    nullable: true,
    description: 'Yourself when left out; another for oversight with an open inspection alone.',
  })
  @IsOptional()
  @ValidateNested()
  as?: ExplainAsInput | null;
}
