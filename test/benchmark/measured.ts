import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';

/** An object of ten fields, as the bar names it. */
@ObjectType()
export class Measured {
  @Classified('OFFENCE')
  @Field(() => String, { nullable: true })
  a: string | null;

  @Classified('OFFENCE')
  @Field(() => String, { nullable: true })
  b: string | null;

  @Classified('OFFENCE')
  @Field(() => String, { nullable: true })
  c: string | null;

  @Classified('CASE_STATUS')
  @Field(() => String, { nullable: true })
  d: string | null;

  @Classified('CASE_STATUS')
  @Field(() => String, { nullable: true })
  e: string | null;

  @Classified('SUSPECT')
  @Field(() => String, { nullable: true })
  f: string | null;

  @Classified('SUSPECT')
  @Field(() => String, { nullable: true })
  g: string | null;

  @Classified('SUSPECT')
  @Field(() => String, { nullable: true })
  h: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  i: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  j: string | null;
}

/** What the measured operation is asked in: rows made beforehand, and a context as a fetch has it. */
export type MeasuredContext = RequestContext & { readonly rows: readonly Measured[] };

@Resolver()
export class MeasuredResolver {
  @Operation({ by: ['prosecutor'], purposes: ['THIS_PROCEEDING'] })
  @Query(() => [Measured])
  measured(@Ctx() context: MeasuredContext): readonly Measured[] {
    return context.rows;
  }
}
