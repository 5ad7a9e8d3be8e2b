import { Line } from '@lidhja/enforcement';
import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LONGEST, VersionTermsInput } from './VersionTermsInput';

@InputType({ description: 'A version that follows the latest one of the agreement, in full.' })
export class ProposeAgreementVersionInput extends VersionTermsInput {
  @Field(() => String, { description: '8 to 100 characters, new for each proposal.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the agreement.' })
  @IsUUID()
  agreementId: string;

  @Field(() => String, { description: 'signed, in_force, suspended or denounced.' })
  @MaxLength(LONGEST)
  status: string;
}

@InputType()
export class ActivatePolicyChangeInput {
  @Field(() => String, { description: '8 to 100 characters, new for each activation.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  changeId: string;
}
