import { Classified, Line } from '@lidhja/enforcement';
import { IsBoolean, IsIn, IsUUID } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

/** What they are to the person. Who they are stands in the file of whoever keeps the consent, and not here. */
export enum RepresentativeRelation {
  PARENT = 'PARENT',
  GUARDIAN = 'GUARDIAN',
  SPOUSE = 'SPOUSE',
  RELATIVE = 'RELATIVE',
  LAWYER = 'LAWYER',
  OTHER = 'OTHER',
}
registerEnumType(RepresentativeRelation, {
  name: 'RepresentativeRelation',
  description: 'What a representative is to the person.',
});

/** How a representative stands; it follows from the checks and the day. */
export enum RepresentativeState {
  UNCHECKED = 'UNCHECKED',
  PASSED = 'PASSED',
  LAPSED = 'LAPSED',
  IMPLICATED = 'IMPLICATED',
}
registerEnumType(RepresentativeState, {
  name: 'RepresentativeState',
  description: 'What the check for conflicts of interest says of a representative now.',
  valuesConfig: {
    LAPSED: { description: 'It was passed too long ago, and has to be made again.' },
    IMPLICATED: { description: 'They have a part in it. No later check changes that.' },
  },
});

@ObjectType({
  description:
    'Someone who stands for a person. Who they are is in your own file; they are given nothing before a second person checked whether they have a part in the exploitation, or profit from it.',
})
@Classified('REQUEST')
export class Representative {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing. Note it in your own file.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('REQUEST')
  @Field(() => RepresentativeRelation, { nullable: true })
  relation: string | null;

  @Classified('REQUEST')
  @Field(() => RepresentativeState, { nullable: true })
  state: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  namedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last checked.' })
  checkedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From this instant on the check carries no more.',
  })
  validUntil: Date | null;

  readonly access: string;
  readonly record: string;
}

@InputType()
export class NameRepresentativeInput {
  @Field(() => String, { description: '8 to 100 characters, new for each representative.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A consent of the person, recorded by you.' })
  @IsUUID()
  consentId: string;

  @Field(() => RepresentativeRelation)
  @IsIn(Object.values(RepresentativeRelation))
  relation: string;
}

@InputType()
export class CheckRepresentativeInput {
  @Field(() => String, { description: '8 to 100 characters, new for each check.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Named by somebody else of your organisation.' })
  @IsUUID()
  representativeId: string;

  @Field(() => Boolean, {
    description:
      'They may have a part in the exploitation or profit from it. No later check changes it.',
  })
  @IsBoolean()
  implicated: boolean;
}
