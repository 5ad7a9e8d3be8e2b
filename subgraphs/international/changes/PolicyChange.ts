import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AgreementTerms } from './AgreementTerms';
import { ProposedAgreement } from './ProposedAgreement';

/** What is changed. */
export enum PolicyChangeKind {
  AGREEMENT = 'AGREEMENT',
  NEW_AGREEMENT = 'NEW_AGREEMENT',
  CATEGORY = 'CATEGORY',
}
/** How far a change has come. */
export enum PolicyChangeState {
  PROPOSED = 'PROPOSED',
  ACTIVATED = 'ACTIVATED',
}
registerEnumType(PolicyChangeKind, {
  name: 'PolicyChangeKind',
  description: 'What is changed.',
  valuesConfig: {
    AGREEMENT: { description: 'A version of an agreement follows another.' },
    NEW_AGREEMENT: { description: 'An agreement is made, with its first version.' },
    CATEGORY: { description: 'A build classifies a field in another category.' },
  },
});
registerEnumType(PolicyChangeState, {
  name: 'PolicyChangeState',
  description: 'How far a change has come.',
  valuesConfig: {
    PROPOSED: { description: 'Nothing of it holds yet.' },
    ACTIVATED: { description: 'A second person has activated it.' },
  },
});

@ObjectType({
  description: 'A change of policy data: proposed by one person, activated by a second.',
})
export class PolicyChange {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('ORGANISATIONAL')
  @Field(() => PolicyChangeKind, { nullable: true })
  kind: PolicyChangeKind | null;

  @Classified('ORGANISATIONAL')
  @Field(() => PolicyChangeState, { nullable: true })
  state: PolicyChangeState | null;

  @Classified('ORGANISATIONAL')
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the official; none where the change came with a build.',
  })
  proposedBy: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => GraphQLDateTime, { nullable: true })
  proposedAt: Date | null;

  @Classified('ORGANISATIONAL')
  @Field(() => ID, { nullable: true, description: 'Id of the second official.' })
  activatedBy: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => GraphQLDateTime, { nullable: true })
  activatedAt: Date | null;

  @Classified('ORGANISATIONAL')
  @Field(() => AgreementTerms, {
    nullable: true,
    description: 'Of an agreement: what it would say.',
  })
  terms: AgreementTerms | null;

  @Classified('ORGANISATIONAL')
  @Field(() => ProposedAgreement, { nullable: true, description: 'Of a new agreement.' })
  newAgreement: ProposedAgreement | null;

  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true, description: 'Of a category: the field.' })
  coordinate: string | null;

  readonly agreementId: string | null;
  /** What decided before the change, as the database kept it. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export const PolicyChangePage = PageOf(PolicyChange, 'PolicyChangePage');
