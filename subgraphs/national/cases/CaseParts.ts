import { Classified } from '@lidhja/enforcement';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An offence that the case is about.' })
export class CaseOffence {
  @Classified('OFFENCE')
  @Field(() => String, { nullable: true, description: 'The offence in words of the agreement.' })
  offence: string | null;

  @Classified('OFFENCE')
  @Field(() => String, { nullable: true, description: 'Article of the criminal code.' })
  article: string | null;
}

@ObjectType({ description: 'A form of exploitation and where it took place.' })
export class CaseExploitation {
  @Classified('EXPLOITATION')
  @Field(() => String, { nullable: true })
  form: string | null;

  @Classified('EXPLOITATION')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; AL is internal.' })
  country: string | null;
}

@ObjectType({ description: 'A person suspected.' })
export class CaseSuspect {
  @Classified('SUSPECT')
  @Field(() => String, { nullable: true })
  givenName: string | null;

  @Classified('SUSPECT')
  @Field(() => String, { nullable: true })
  familyName: string | null;

  @Classified('SUSPECT')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  citizenship: string | null;
}
