import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'That one record was read under the grant on a request: a signed statement. There is one for each record of a reading.',
})
export class DisclosureReceipt {
  @Classified('OPEN')
  @Field(() => ID, { description: 'The claim `jti`.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  issuedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => ID, { nullable: true, description: 'As in the header `lidhja-operation`.' })
  operation: string | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description:
      'JWS in compact form, signed with a key of `/.well-known/jwks.json`: who read which coordinates of which record, when, on what, and the digest of what was sent. The same as came with the answer.',
  })
  jws: string | null;

  readonly requestId: string;
  readonly access: string;
}

export const DisclosureReceiptPage = PageOf(DisclosureReceipt, 'DisclosureReceiptPage');
