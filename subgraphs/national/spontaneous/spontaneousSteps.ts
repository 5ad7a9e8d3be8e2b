import { Classified, Line } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { SpontaneousInformation } from './SpontaneousInformation';

/** Who sends: of the exchange only the owner of the record gives of it. */
export const PROSECUTORS = {
  by: ['prosecutor'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;
/** Access class of what waits: it is the authority's own. */
export const WAITS = 'mandate|addressed_to_own_authority|';

@InputType({ description: 'What waits for a second person.' })
export class SpontaneousStepInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  informationId: string;
}

@ObjectType({ description: 'What waits to be sent, as it stands after the step.' })
export class SpontaneousInformationPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => SpontaneousInformation, {
    nullable: true,
    description: 'Null where nothing waits any more.',
  })
  information: SpontaneousInformation | null;

  readonly access: string;
}
