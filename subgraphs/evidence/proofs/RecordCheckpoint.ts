import { Classified } from '@lidhja/enforcement';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'How the public log of the record stands. It has a leaf for each ten seconds, whether or not anything happened: its size is the time that has passed.',
})
@Classified('OPEN')
export class RecordCheckpoint {
  @Classified('OPEN')
  @Field(() => Int, { description: 'Periods of ten seconds that it has, as `note` says too.' })
  size: number;

  @Classified('OPEN')
  @Field(() => String, {
    description: 'C2SP signed note (tlog-checkpoint): origin, size and root. Keep it.',
  })
  note: string;

  @Classified('OPEN')
  @Field(() => [String], {
    description:
      'Verifier keys (C2SP signed-note) that sign it or have signed it, but for those that were lost. Compare them with what you have from elsewhere.',
  })
  keys: string[];
}

@ObjectType({ description: 'That the public log of the record has only grown.' })
@Classified('OPEN')
export class RecordConsistency {
  @Classified('OPEN')
  @Field(() => [String], { description: 'Hashes in base64 (RFC 9162, section 2.1.4).' })
  hashes: string[];
}
