import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** How soon an answer is needed; the agreement says what each means in time. */
export enum Urgency {
  URGENT_DIRECT = 'URGENT_DIRECT',
  URGENT = 'URGENT',
  OTHER = 'OTHER',
}
/** What the answer is for. */
export enum EvidenceUse {
  INTELLIGENCE = 'INTELLIGENCE',
  JUDICIAL_EVIDENCE = 'JUDICIAL_EVIDENCE',
}
/** What a request asks for. */
export enum RequestAsks {
  INFORMATION = 'INFORMATION',
  HIT_NO_HIT = 'HIT_NO_HIT',
}
registerEnumType(RequestAsks, {
  name: 'RequestAsks',
  description: 'What a request asks for.',
  valuesConfig: {
    HIT_NO_HIT: { description: 'Whether whom or what it names is known at all, and no more.' },
  },
});
registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'How soon an answer is needed; the agreement says what each means in time.',
  valuesConfig: {
    URGENT_DIRECT: { description: 'Urgent, and in a database that can be asked directly.' },
    URGENT: { description: 'Urgent otherwise.' },
  },
});
registerEnumType(EvidenceUse, {
  name: 'EvidenceUse',
  description: 'What the answer is for.',
  valuesConfig: {
    INTELLIGENCE: { description: 'Police information; not to be used as evidence.' },
    JUDICIAL_EVIDENCE: { description: 'Evidence before a court.' },
  },
});

@ObjectType({
  description:
    'A request for case information under an agreement. There for its two authorities while the agreement is in force.',
})
@Classified('REQUEST')
@Directive('@key(fields: "id")')
export class InformationRequest {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Send it as `lidhja-request` to read what was granted.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: "The requesting authority's reference." })
  reference: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'A reference from earlier letters.' })
  earlierReference: string | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'Of the authority that was asked, where it gave one when it acknowledged.',
  })
  answeringReference: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  submittedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true, description: "End of the agreement's term." })
  dueAt: Date | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  offence: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'The proceeding that the answer is for.' })
  proceeding: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  purpose: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Categories that were asked for.' })
  categories: string[] | null;

  @Classified('REQUEST')
  @Field(() => RequestAsks, { nullable: true })
  asks: RequestAsks | null;

  @Classified('REQUEST')
  @Field(() => ID, { nullable: true, description: 'Id of the hit on which it goes on.' })
  originId: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where nobody asked: the requested authority sent it by itself, and what it sent is read as what is granted, or as `information` where it came from abroad.',
  })
  spontaneous: boolean | null;

  @Classified('REQUEST')
  @Field(() => [String], {
    nullable: true,
    description: 'Handling codes that the sender set beside those of the agreement.',
  })
  handling: string[] | null;

  @Classified('REQUEST')
  @Field(() => Urgency, { nullable: true })
  urgency: Urgency | null;

  @Classified('REQUEST')
  @Field(() => EvidenceUse, { nullable: true })
  evidenceUse: EvidenceUse | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' })
  language: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where a persona of the sample asked.',
  })
  synthetic: boolean | null;

  readonly requesting: string;
  readonly requested: string;
  readonly agreementId: string;
  /** An authority here asks one abroad. */
  readonly outward: boolean;
  /** An authority abroad sent it here unasked. */
  readonly inward: boolean;
  /** True in the answer to a submission that had come before. */
  readonly repeated?: boolean;
  /** True once its agreement is in force no more: nothing of it is told but its terms. */
  readonly termsAlone?: true;
  /** What was written with it, sealed until it is read. */
  readonly wordsId: string | null;
  readonly sealedSummary: Buffer | null;
  readonly sealedReason: Buffer | null;
  readonly kek: string | null;
  readonly wrapped: Buffer | null;
  readonly access: string;
}

export const InformationRequestPage = PageOf(InformationRequest, 'InformationRequestPage');
