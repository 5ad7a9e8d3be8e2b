import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ReturnKind, ReturnStage } from './returnEnums';

@ObjectType({
  description:
    'The return of a victim (CETS 197, article 16): rights, safety and dignity, the state of proceedings, the risk assessed first. LINK-I1.',
})
export class Return {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for a return of the sample, which is invented.' })
  synthetic: boolean;

  @Classified('RETURN')
  @Field(() => ReturnKind, { nullable: true })
  kind: ReturnKind | null;

  @Classified('RETURN')
  @Field(() => ReturnStage, { nullable: true })
  stage: ReturnStage | null;

  @Classified('RETURN')
  @Field(() => String, { nullable: true, description: 'From where; ISO 3166-1 alpha-2.' })
  fromCountry: string | null;

  @Classified('RETURN')
  @Field(() => String, { nullable: true, description: 'To where; ISO 3166-1 alpha-2.' })
  toCountry: string | null;

  @Classified('RETURN')
  @Field(() => GraphQLLocalDate, { nullable: true })
  requestedOn: string | null;

  @Classified('RETURN')
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the risk for the person was assessed; null while it is not.',
  })
  riskAssessedOn: string | null;

  @Classified('RETURN')
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When nationality was confirmed and travel documents were issued.',
  })
  documentsIssuedOn: string | null;

  @Classified('RETURN')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When the person travelled.' })
  travelledOn: string | null;

  readonly access: string;
}

export const ReturnPage = PageOf(Return, 'ReturnPage');
