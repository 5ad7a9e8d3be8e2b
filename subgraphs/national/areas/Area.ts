import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Kinds of areas: qarks (ISO 3166-2:AL), the districts before 2015, municipalities since. */
export enum AreaKind {
  QARK = 'QARK',
  DISTRICT = 'DISTRICT',
  MUNICIPALITY = 'MUNICIPALITY',
}
registerEnumType(AreaKind, {
  name: 'AreaKind',
  valuesConfig: {
    QARK: { description: 'A county; its code is that of ISO 3166-2:AL.' },
    DISTRICT: { description: 'A rreth, in which the figures of 2005 are stated; ended in 2015.' },
    MUNICIPALITY: { description: 'A bashki, below a qark.' },
  },
});

@ObjectType({ description: 'A part of the country.' })
@Classified('OPEN')
@Directive('@key(fields: "code")')
export class Area {
  @Classified('OPEN')
  @Field(() => ID)
  code: string;

  @Classified('OPEN')
  @Field(() => String)
  name: string;

  @Classified('OPEN')
  @Field(() => AreaKind)
  kind: AreaKind;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Code of the area that this one lies in.' })
  partOf: string | null;

  @Classified('OPEN')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day, where it is known.' })
  validFrom: string | null;

  @Classified('OPEN')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day; null while it exists.' })
  validUntil: string | null;

  @Classified('OPEN')
  @Field(() => String, { description: 'Where code and name come from.' })
  source: string;
}

export const AreaPage = PageOf(Area, 'AreaPage');
