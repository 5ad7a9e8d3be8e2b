import { Operation, SelectsBy, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { PublicLogStore } from './PublicLogStore';
import { RecordCheckpoint, RecordConsistency } from './RecordCheckpoint';

@Resolver()
export class PublicLogResolver {
  @Operation({ by: ['any'] })
  @Query(() => RecordCheckpoint, {
    nullable: true,
    description:
      'How the public log of the record stands, the same for everyone; null before its first period is over.',
  })
  recordCheckpoint(@Ctx() context: RequestContext): Promise<RecordCheckpoint | null> {
    return PublicLogStore.head(context.session);
  }

  @Operation({ by: ['any'] })
  @Query(() => RecordConsistency, {
    nullable: true,
    description:
      'Proof that the public log of one size begins with that of an earlier one; null before its first period is over.',
  })
  async recordConsistency(
    @SelectsBy('RecordCheckpoint.size')
    @Arg('earlier', () => Int, { description: 'Size of the checkpoint that was kept.' })
    earlier: number,
    @SelectsBy('RecordCheckpoint.size')
    @Arg('later', () => Int, { description: 'Size of `recordCheckpoint`, or a smaller one.' })
    later: number,
    @Ctx() context: RequestContext,
  ): Promise<RecordConsistency | null> {
    if (earlier < 0 || earlier > later) throw new Refusal('INPUT_INVALID', 'earlier');
    const head = await PublicLogStore.head(context.session);
    if (!head) return null;
    if (later > head.size) throw new Refusal('INPUT_INVALID', 'later');
    const hashes = await PublicLogStore.consistency(context.session, earlier, later);
    return { hashes: hashes.map((hash) => hash.toString('base64')) };
  }
}
