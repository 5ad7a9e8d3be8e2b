import { readProofs, receiptItem } from '@lidhja/audit';
import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DisclosureReceipt } from './DisclosureReceipt';

@Resolver(() => DisclosureReceipt)
export class ReceiptProofResolver {
  @Classified('REQUEST')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Proof that the receipt, as `jws` has it, stands in the public log of the record, as text to be kept as it is; null until about twenty seconds after the reading.',
  })
  async proof(
    @Root() { jws }: DisclosureReceipt,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    if (jws === null) return null;
    const loader = context.loader('proofs of receipts', (keys: readonly string[]) =>
      readProofs(
        (sql, parameters) => context.session.query(sql, parameters),
        keys.map(receiptItem),
      ),
    );
    return loader.load(jws);
  }
}
