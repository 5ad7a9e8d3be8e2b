import { audienceSchema } from '@lidhja/enforcement';
import type { Declarations, RequesterKind } from '@lidhja/policy';
import type { GraphQLSchema } from 'graphql';
import { Audience } from './Audience';

/** The audiences of one supergraph, each made when first needed. */
export class Audiences {
  private readonly made = new Map<string, Audience>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly declarations: Declarations,
  ) {}

  /** The audience of signed-in requesters of that kind, or that of callers without a token. */
  of(kind: RequesterKind | null): Audience {
    const key = kind ?? '';
    let audience = this.made.get(key);
    if (!audience) {
      const schema = audienceSchema(this.schema, this.declarations, kind ?? 'public');
      audience = new Audience(schema, this.declarations, kind !== null);
      this.made.set(key, audience);
    }
    return audience;
  }
}
