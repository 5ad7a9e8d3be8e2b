import { Classified, PageOf } from '@lidhja/enforcement';
import { REQUESTER_KINDS } from '@lidhja/policy';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Kinds of organisations, as the decision table names them, in capitals. */
export const OrganisationKind = Object.fromEntries(
  REQUESTER_KINDS.map((kind) => [kind.toUpperCase(), kind]),
) as Record<string, string>;
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What an organisation is; it decides what its officials may ask for.',
});

@ObjectType({ description: 'An institution, NGO, network secretariat, agency or donor.' })
@Classified('OPEN')
@Directive('@key(fields: "id")')
export class Organisation {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => String)
  name: string;

  @Classified('OPEN')
  @Field(() => OrganisationKind)
  kind: string;

  @Classified('OPEN')
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Code of the qark that it serves; never more precise than that.',
  })
  qark: string | null;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601, as exact as its source: 2004-08 is August 2004.',
  })
  foundedOn: string | null;

  @Classified('OPEN')
  @Field(() => Boolean, {
    description: 'True where it is invented; false where a source names it.',
  })
  synthetic: boolean;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Where it is named, if it is not invented.' })
  source: string | null;
}

export const OrganisationPage = PageOf(Organisation, 'OrganisationPage');
