import type { GraphQLDataSource } from '@apollo/gateway';
import type { ApolloServer } from '@apollo/server';
import { readDeclarations } from '@lidhja/enforcement';
import { Audiences } from '../audience/Audiences';
import { checkDeclarations } from './checkDeclarations';
import { createApolloGateway } from './createApolloGateway';
import { createApolloServer, type ExecutionContext } from './createApolloServer';

/**
 * One supergraph with everything derived from it: plans, audiences, prepared documents. It never
 * changes; a new file makes a new one beside it, so an operation sees one and the same to its end.
 */
export class Supergraph {
  private running = 0;
  private drained: (() => void) | undefined;

  private constructor(
    readonly audiences: Audiences,
    readonly server: ApolloServer<ExecutionContext>,
  ) {}

  /**
   * @param source the data source of a subgraph; throws when the subgraph has no address or key
   * @throws when the SDL is not a supergraph that this gateway can serve
   */
  static async open(sdl: string, source: (name: string) => GraphQLDataSource): Promise<Supergraph> {
    const declarations = readDeclarations(sdl);
    const gateway = createApolloGateway(sdl, source);
    const server = createApolloServer(gateway);
    await server.start();
    try {
      const { schema } = gateway;
      if (!schema) throw new Error('The supergraph has no schema');
      checkDeclarations(schema, declarations);
      return new Supergraph(new Audiences(schema, declarations), server);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Runs an operation on this supergraph, which stays open at least until it has ended. */
  async use<T>(operation: (supergraph: this) => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await operation(this);
    } finally {
      this.running -= 1;
      if (this.running === 0) this.drained?.();
    }
  }

  /** Closes when the operations that run on it have ended. */
  async retire(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => (this.drained = resolve));
    await this.server.stop();
  }
}
