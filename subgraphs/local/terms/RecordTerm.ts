import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** What is kept of a person outside a case. */
export enum TermedRecord {
  REFERRAL = 'REFERRAL',
  CONSENT = 'CONSENT',
  RETURN = 'RETURN',
}
registerEnumType(TermedRecord, {
  name: 'TermedRecord',
  description: 'What is kept of a person outside a case, by the terms of the law.',
  valuesConfig: {
    REFERRAL: { description: 'Counted from its expiry; of whoever referred.' },
    CONSENT: { description: 'Counted from when it was taken back; of whoever keeps it.' },
    RETURN: { description: 'Counted from its end; of whoever prepares returns.' },
  },
});

/** What two persons of an organisation do about such a record. */
export enum RecordRetentionStep {
  KEEP = 'KEEP',
  ERASE = 'ERASE',
  HOLD = 'HOLD',
  LIFT_HOLD = 'LIFT_HOLD',
}
registerEnumType(RecordRetentionStep, {
  name: 'RecordRetentionStep',
  description: 'What two persons of an organisation do about a referral, a consent or a return.',
  valuesConfig: {
    KEEP: { description: 'It was looked through and is needed, until the next review.' },
    ERASE: {
      description:
        'Destroys it, what hangs on it, and what is kept of its person where nothing else names them. It cannot be undone.',
    },
    HOLD: { description: 'A legal hold: nothing is erased while it lasts. At any time.' },
    LIFT_HOLD: { description: 'By whoever placed the hold: terms run as if there had been none.' },
  },
});

/** The frame alone: whom the record is about hangs on an edge of its own. */
@ObjectType({
  description:
    'How long a referral, a consent or a return is kept. There for whoever referred or keeps it, and of returns for whoever prepares them.',
})
export class RecordTerm {
  @Classified('OPEN')
  @Field(() => ID, { description: 'The id of the record.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => TermedRecord, { nullable: true })
  record: TermedRecord | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it ended or, of a referral that runs, will; null of what has no end yet.',
  })
  endedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is to be looked through next; null where it has not ended or was erased.',
  })
  reviewDueAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is to be erased; null as above.',
  })
  deleteBy: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Whether a legal hold keeps it.' })
  held: boolean | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was erased; nothing but this is left of it then.',
  })
  erasedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => RecordRetentionStep, {
    nullable: true,
    description: 'What a colleague proposed and no second person has approved yet.',
  })
  proposedStep: RecordRetentionStep | null;

  readonly access: string;
}

export const RecordTermPage = PageOf(RecordTerm, 'RecordTermPage');
