import { readProofs } from '@lidhja/audit';
import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditEntry } from '../entries/AuditEntry';

@Resolver(() => AuditEntry)
export class EntryProofResolver {
  @Classified('AUDIT')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Proof that the entry stands in the public log of the record, as text to be kept as it is; null until about twenty seconds after it was recorded.',
  })
  async proof(
    @Root() { id, digest }: AuditEntry,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    if (digest === null) return null;
    const loader = context.loader('proofs of entries', (keys: readonly string[]) =>
      readProofs(
        (sql, parameters) => context.session.query(sql, parameters),
        keys.map((key) => {
          const [entry = '', hex = ''] = key.split(' ');
          return { kind: 'entry', id: entry, digest: Buffer.from(hex, 'hex') };
        }),
      ),
    );
    return loader.load(`${id} ${digest.toString('hex')}`);
  }
}
