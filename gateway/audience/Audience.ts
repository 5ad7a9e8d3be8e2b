import type { GraphQLSchema } from 'graphql';
import { prepareDocument, type AudienceView, type PreparedDocument } from '@lidhja/enforcement';
import type { Declarations } from '@lidhja/policy';
import { BoundedCache } from '../limits/BoundedCache';
import { PREPARED_SOURCE } from '../limits/limits';

/** The schema of one kind of requester, and the documents that were found to fit it. */
export class Audience implements AudienceView {
  private readonly prepared = new BoundedCache<PreparedDocument>(PREPARED_SOURCE);

  constructor(
    readonly schema: GraphQLSchema,
    readonly declarations: Declarations,
    /** Whether it may ask for the schema itself. */
    readonly introspects: boolean,
  ) {}

  /**
   * @param hash of the document; what was prepared under it is reused
   * @throws DocumentRefusal when the document does not fit
   */
  prepare(source: string, hash: string): PreparedDocument {
    const known = this.prepared.get(hash);
    if (known) return known;
    const prepared = prepareDocument(source, this);
    this.prepared.set(hash, prepared, source.length);
    return prepared;
  }
}
