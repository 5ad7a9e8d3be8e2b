import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';

/** How much of a bounded list a caller asks for. */
@ArgsType()
export class FirstArgument {
  @Field(() => Int, { defaultValue: 50, description: 'Rows at most, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;
}
