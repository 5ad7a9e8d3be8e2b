import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What a body decided about a person; two bodies may differ, and both decisions are kept. */
export enum IdentificationStatus {
  PRESUMED = 'PRESUMED',
  FORMALLY_IDENTIFIED = 'FORMALLY_IDENTIFIED',
  NOT_IDENTIFIED = 'NOT_IDENTIFIED',
}
registerEnumType(IdentificationStatus, {
  name: 'IdentificationStatus',
  description: 'What one body decided; two bodies may differ, and both decisions are kept.',
  valuesConfig: {
    PRESUMED: { description: 'Presumed victim: protected as a victim until it is decided.' },
    FORMALLY_IDENTIFIED: { description: 'Formally identified as a victim.' },
    NOT_IDENTIFIED: { description: 'Not identified as a victim by this body.' },
  },
});

/** How old a person is, as roughly as services and investigators need. */
export enum AgeBand {
  UNDER_18 = 'UNDER_18',
  FROM_18_TO_24 = 'FROM_18_TO_24',
  FROM_25_TO_39 = 'FROM_25_TO_39',
  FROM_40 = 'FROM_40',
}
registerEnumType(AgeBand, {
  name: 'AgeBand',
  description: 'How old a person is, roughly.',
  valuesConfig: {
    UNDER_18: {
      description:
        'A child, or of uncertain age with reason to believe so (CETS 197, article 10(3)).',
    },
  },
});

@ObjectType({ description: 'A person. Invented in the sample, and marked so.' })
@Classified('CASE_STATUS')
@Directive('@key(fields: "id")')
export class Person {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  givenName: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  familyName: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => GraphQLLocalDate, { nullable: true })
  birthDate: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => Int, { nullable: true, description: 'The year alone; a field of its own.' })
  birthYear: number | null;

  // Whether a child was exploited is part of what happened and decides how it is named (trafficking in
  // children), so who may read of the exploitation may read it; it must not need a name, as the year of
  // birth does. Not CASE_STATUS: grants that were given for the state of a case would come to tell more.
  @Classified('EXPLOITATION')
  @Field(() => AgeBand, {
    nullable: true,
    description: 'On the day of reading; null where nothing is known. A field of its own.',
  })
  ageBand: AgeBand | null;

  @Classified('HEALTH')
  @Field(() => String, {
    nullable: true,
    description:
      'What the person needs for their health, in words; null where nothing is recorded.',
  })
  healthNeeds: string | null;

  @Classified('MIGRATION')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  citizenship: string | null;

  readonly access: string;
  /** The case through which the person is reached; otherwise the person. */
  readonly record: string;
}

@ObjectType({ description: 'A decision of one body about whether a person is a victim.' })
export class Identification {
  @Classified('CASE_STATUS')
  @Field(() => IdentificationStatus, { nullable: true })
  status: IdentificationStatus | null;

  @Classified('CASE_STATUS')
  @Field(() => GraphQLLocalDate, { nullable: true })
  decidedOn: string | null;

  readonly body: string;
  /** The person. */
  readonly about: string;
  readonly access: string;
  readonly record: string;
}
