import { readFile } from 'node:fs/promises';
import { Refusal } from '@lidhja/platform';
import type { Declarations, RequesterKind } from '@lidhja/policy';
import type { GraphQLSchema } from 'graphql';
import type { AudienceView } from './AudienceView';
import { apiSchema } from './apiSchema';
import { audienceSchema } from './audienceSchema';
import { readDeclarations } from './readDeclarations';

interface Read {
  readonly text: string;
  readonly schema: GraphQLSchema;
  readonly declarations: Declarations;
  readonly audiences: Map<RequesterKind, AudienceView>;
}

/**
 * The supergraph that the gateway serves, for a subgraph that has to speak of more than its own part.
 * Read from the same file, when it is asked for; a file that cannot be read opens nothing.
 */
export class WholeSchema {
  private last: Read | null = null;

  constructor(private readonly path: string) {}

  /** @throws Refusal PART_UNAVAILABLE when there is no supergraph that can be read */
  private async read(): Promise<Read> {
    try {
      const text = await readFile(this.path, 'utf8');
      if (this.last?.text !== text) {
        const [schema, declarations] = [apiSchema(text), readDeclarations(text)];
        this.last = { text, schema, declarations, audiences: new Map() };
      }
      return this.last;
    } catch (error) {
      throw new Refusal('PART_UNAVAILABLE', undefined, { cause: error });
    }
  }

  async declarations(): Promise<Declarations> {
    return (await this.read()).declarations;
  }

  /** What a kind of requester may know of it. */
  async audience(kind: RequesterKind): Promise<AudienceView> {
    const { schema, declarations, audiences } = await this.read();
    const known = audiences.get(kind);
    if (known) return known;
    const made = { schema: audienceSchema(schema, declarations, kind), declarations };
    audiences.set(kind, made);
    return made;
  }
}
