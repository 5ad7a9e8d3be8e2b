import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** As ICAO Doc 9303 has it. */
export enum Sex {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  OTHER = 'OTHER',
}
export enum IdentityDocumentKind {
  PASSPORT = 'PASSPORT',
  IDENTITY_CARD = 'IDENTITY_CARD',
  RESIDENCE_PERMIT = 'RESIDENCE_PERMIT',
  BIRTH_CERTIFICATE = 'BIRTH_CERTIFICATE',
  OTHER = 'OTHER',
}
registerEnumType(Sex, {
  name: 'Sex',
  description: 'As ICAO Doc 9303 has it.',
  valuesConfig: { OTHER: { description: 'X in a travel document.' } },
});
registerEnumType(IdentityDocumentKind, {
  name: 'IdentityDocumentKind',
  description: 'What a person is known by on paper.',
});

@ObjectType({
  description:
    'A person about whom a request asks, as its sender described them. It says nothing of whether anyone like them is known.',
})
export class SoughtPerson {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  givenName: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  familyName: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLLocalDate, { nullable: true })
  birthDate: string | null;

  @Classified('REQUEST')
  @Field(() => Int, { nullable: true, description: 'Where the day is not known.' })
  birthYear: number | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  citizenship: string | null;

  @Classified('REQUEST')
  @Field(() => Sex, { nullable: true })
  sex: Sex | null;

  @Classified('REQUEST')
  @Field(() => IdentityDocumentKind, { nullable: true })
  documentKind: IdentityDocumentKind | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  documentNumber: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'What else they can be found by.' })
  description: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly access: string;
}
