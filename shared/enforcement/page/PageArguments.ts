import { Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';

/** How a caller asks for a page. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: 'Rows on a page, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  @MaxLength(500)
  after?: string | null;
}
