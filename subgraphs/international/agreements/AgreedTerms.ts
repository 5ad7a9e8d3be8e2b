import { Classified } from '@lidhja/enforcement';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../requests/Organisation';

@ObjectType({ description: 'Time to answer from receipt, in hours, by urgency.' })
export class AgreedDeadlines {
  @Classified('OPEN')
  @Field(() => Float, { description: 'Urgent and directly accessible.' })
  urgentDirect: number;

  @Classified('OPEN')
  @Field(() => Float)
  urgent: number;

  @Classified('OPEN')
  @Field(() => Float)
  other: number;

  @Classified('OPEN')
  @Field(() => String, {
    description:
      'The text that they follow: DIRECTIVE_2023_977 (article 5) or FRAMEWORK_DECISION_2006_960 (article 4).',
  })
  template: string;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Why one of them is longer than that text has it, where one is.',
  })
  longerBecause: string | null;
}

@ObjectType({
  description: 'How long a copy of what was given is kept, counted from the grant on.',
})
export class AgreedRetention {
  @Classified('OPEN')
  @Field(() => Int, { description: 'Days after which it is deleted.' })
  maxAgeDays: number;

  @Classified('OPEN')
  @Field(() => Int, { description: 'Days after which it is looked through, again and again.' })
  reviewEveryDays: number;

  @Classified('OPEN')
  @Field(() => String, {
    description: 'When the case of whoever received it is closed: KEEP, REVIEW or DELETE.',
  })
  onCaseClosed: string;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'Whether a legal hold keeps it past its age.' })
  legalHold: boolean;
}

@ObjectType({ description: 'An authority that may ask and answer under an agreement.' })
export class CompetentAuthority {
  @Classified('OPEN')
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 of the party that it is of.' })
  party: string;

  @Classified('OPEN')
  @Field(() => Organisation)
  organisation: Organisation;
}
