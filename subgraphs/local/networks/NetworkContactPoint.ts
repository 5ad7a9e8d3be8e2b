import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../areas/Area';
import { Organisation } from '../organisations/Organisation';

/** Where a contact point can be found. */
export enum ContactPointPlace {
  SCHOOL = 'SCHOOL',
  NEIGHBOURHOOD = 'NEIGHBOURHOOD',
  INSTITUTION = 'INSTITUTION',
  ORGANISATION = 'ORGANISATION',
}
registerEnumType(ContactPointPlace, {
  name: 'ContactPointPlace',
  description:
    'Where a contact point can be found: at a school, in a neighbourhood (LINK-H13), in an institution or an organisation.',
});

@ObjectType({
  description:
    'A function that a member has designated and prepared to receive signs of trafficking (LINK-R1). Never a person.',
})
export class NetworkContactPoint {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('CONTACT_POINT')
  @Field(() => Organisation, { nullable: true, description: 'The member that designated it.' })
  organisation: Organisation | null;

  @Classified('CONTACT_POINT')
  @Field(() => ContactPointPlace, { nullable: true })
  place: ContactPointPlace | null;

  @Classified('CONTACT_POINT')
  @Field(() => Area, { nullable: true, description: 'The area that it serves.' })
  area: Area | null;

  @Classified('CONTACT_POINT')
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When it was last trained; null when it has not been.',
  })
  trainedOn: string | null;

  @Classified('CONTACT_POINT')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where the contact point is invented for the sample.',
  })
  synthetic: boolean | null;

  @Classified('CONTACT_POINT')
  @Field(() => String, {
    nullable: true,
    description: 'Where it is stated, if it is not invented.',
  })
  source: string | null;

  readonly access: string;
}
