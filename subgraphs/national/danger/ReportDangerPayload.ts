import type { NotSent } from '@lidhja/policy';
import { Classified } from '@lidhja/enforcement';
import { Field, ID, ObjectType } from 'type-graphql';
import { DangerNotSent } from './dangerEnums';

/**
 * Open: it says nothing of the person. That a record is protected, of another holder or nowhere has one answer,
 * and the numbers follow from the register and from what the caller said.
 */
@ObjectType({ description: 'What became of the message, at once.' })
export class ReportDangerPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same message had been sent before.' })
  repeated: boolean;

  @Classified('OPEN')
  @Field(() => Boolean)
  sent: boolean;

  @Classified('OPEN')
  @Field(() => ID, { nullable: true, description: 'To be read with `dangerPush`.' })
  pushId: string | null;

  @Classified('OPEN')
  @Field(() => DangerNotSent, { nullable: true })
  notSent: NotSent | null;

  @Classified('OPEN')
  @Field(() => [String], {
    description:
      'Duty numbers to call when it was not sent, of the desk where the person is first; as far as any are registered.',
  })
  telephones: readonly string[];
}

@ObjectType({ description: 'Whom to call in danger, by telephone.' })
export class DutyTelephones {
  @Classified('OPEN')
  @Field(() => [String], { description: 'None where no desk is registered.' })
  telephones: readonly string[];
}
