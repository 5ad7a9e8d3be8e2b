import { Classified, PageOf } from '@lidhja/enforcement';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What a published figure counts. */
export enum FigureIndicator {
  PERSONS_EMPLOYED = 'PERSONS_EMPLOYED',
  DENUNCIATIONS = 'DENUNCIATIONS',
  TESTIMONIAL_EVIDENCE_COMPLETED = 'TESTIMONIAL_EVIDENCE_COMPLETED',
  REFERRALS_TO_REGIONAL_POLICE = 'REFERRALS_TO_REGIONAL_POLICE',
}
registerEnumType(FigureIndicator, {
  name: 'FigureIndicator',
  description: 'What a published figure counts.',
  valuesConfig: {
    PERSONS_EMPLOYED: { description: 'Persons for whom employment was found (LINK-R5).' },
    DENUNCIATIONS: { description: 'Persons who denounced their exploiters (LINK-R7).' },
    TESTIMONIAL_EVIDENCE_COMPLETED: {
      description:
        'Persons whose testimonial evidence was assured through to completion (LINK-R7).',
    },
    REFERRALS_TO_REGIONAL_POLICE: {
      description: 'Victims referred to a Regional Police Department (LINK-R4).',
    },
  },
});

/** How a figure moved, as its publication says. */
export enum FigureTrend {
  INCREASED = 'INCREASED',
  UNCHANGED = 'UNCHANGED',
  DECREASED = 'DECREASED',
}
registerEnumType(FigureTrend, {
  name: 'FigureTrend',
  description: 'How a figure moved, as its publication says.',
});

@ObjectType({ description: 'The publication that states something.' })
export class PublicationSource {
  @Classified('OPEN')
  @Field(() => String)
  title: string;

  @Classified('OPEN')
  @Field(() => String)
  author: string;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Where it was presented.' })
  event: string | null;

  @Classified('OPEN')
  @Field(() => String, { description: 'ISO 8601: a date, or an interval written start/end.' })
  date: string;
}

@ObjectType({
  description:
    'A figure as a publication states it, with what it leaves out. Never counted from the hub’s records.',
})
export class PublishedFigure {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => FigureIndicator)
  indicator: FigureIndicator;

  @Classified('OPEN')
  @Field(() => Int, { nullable: true, description: 'Null where the publication gives no figure.' })
  value: number | null;

  @Classified('OPEN')
  @Field(() => FigureTrend, {
    nullable: true,
    description: 'Null where the publication gives none.',
  })
  trend: FigureTrend | null;

  @Classified('OPEN')
  @Field(() => String, { description: 'What is stated and what is not; show it beside the value.' })
  statement: string;

  @Classified('OPEN')
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the area that the figure is of; null where the publication states none.',
  })
  territory: string | null;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'False where the publication states no territory.' })
  territoryStated: boolean;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'First year, month or day, ISO 8601, as exact as stated: 2004-08 is August 2004.',
  })
  periodFrom: string | null;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Last year, month or day, included.' })
  periodTo: string | null;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Who was counted, as stated.' })
  population: string | null;

  @Classified('OPEN')
  @Field(() => PublicationSource)
  source: PublicationSource;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'Always false: a publication that exists states it.' })
  synthetic: boolean;

  readonly networkId: string | null;
}

export const PublishedFigurePage = PageOf(PublishedFigure, 'PublishedFigurePage');
