import { Classified, OrderOf, PageOf } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** How far the proceeding has come. */
export enum CaseStage {
  INVESTIGATION = 'INVESTIGATION',
  PROSECUTION = 'PROSECUTION',
  TRIAL = 'TRIAL',
  CLOSED = 'CLOSED',
}
registerEnumType(CaseStage, {
  name: 'CaseStage',
  description: 'How far the proceeding has come.',
  valuesConfig: {
    INVESTIGATION: { description: 'Preliminary investigation.' },
    PROSECUTION: { description: 'Someone is charged.' },
    TRIAL: { description: 'Before the court.' },
    CLOSED: { description: 'Ended, in whatever way.' },
  },
});

@ObjectType({ description: 'A criminal case. Present only for those who may know that it exists.' })
@Classified('CASE_STATUS')
@Directive('@key(fields: "id")')
export class Case {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for a case of the sample, which is invented.' })
  synthetic: boolean;

  @Classified('CASE_STATUS', { sortable: true })
  @Field(() => String, { nullable: true, description: "The owner's reference in letters." })
  reference: string | null;

  @Classified('CASE_STATUS')
  @Field(() => CaseStage, { nullable: true })
  stage: CaseStage | null;

  @Classified('CASE_STATUS', { sortable: true })
  @Field(() => GraphQLLocalDate, { nullable: true })
  openedOn: string | null;

  @Classified('CASE_STATUS')
  @Field(() => String, { nullable: true, description: 'Code of the qark.' })
  qark: string | null;

  /** Access class of the row; every part of the case is decided with it. */
  readonly access: string;
}

export const CasePage = PageOf(Case, 'CasePage');

export const CaseOrder = OrderOf(Case, 'CaseOrder');
