import { createHash } from 'node:crypto';
import { sampleId, type Clock, type RandomBytes } from '@lidhja/platform';
import { TestHub } from '../testkit/TestHub';
import type { Answer } from '../examples/ask';
import { FetchEar } from './FetchEar';
import { outsideOf, type Outside } from './Outside';
import type { WorldQuestion } from './Question';
import type { Rendered } from './renderDocument';
import { StatementEar } from './StatementEar';
import { tellPlans, WorldDatabase } from './WorldDatabase';

/** What all worlds of a process share. */
export class Ears {
  readonly statements = new StatementEar();
  readonly fetches = new FetchEar();

  /** Forgets what was heard. */
  clear(): void {
    this.statements.heard.length = 0;
    this.fetches.heard.length = 0;
  }

  stop(): void {
    this.statements.stop();
    this.fetches.stop();
  }
}

/** The same ids in every world, one after the other: what is signed can be compared to the byte. */
const idsInOrder = (): (() => string) => {
  let made = 0;
  return () => sampleId(`two worlds/${(made += 1)}`);
};

/** The same bytes in every world, so that what is sealed can be compared to the byte. */
const bytesInOrder = (): RandomBytes => {
  let made = 0;
  return (count) =>
    createHash('shake256', { outputLength: count })
      .update(`${(made += 1)}`)
      .digest();
};

/** Milliseconds after which a token is made anew: a run goes on for longer than one is good for. */
const TOKEN_USED = 240_000;

const REASON = 'Asks the same in two worlds';

/** A whole hub over a database whose rows can be changed and put back. */
export class World {
  private tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>();

  private constructor(
    readonly hub: TestHub,
    readonly database: WorldDatabase,
    private readonly ears: Ears,
  ) {}

  static async start(ears: Ears, clock: Clock): Promise<World> {
    const hub = await TestHub.start(undefined, {
      clock,
      newId: idsInOrder(),
      random: bytesInOrder(),
      prepare: tellPlans,
    });
    return new World(hub, await WorldDatabase.open(hub.database.adminUrl), ears);
  }

  private token(persona: string): Promise<string> {
    const known = this.tokens.get(persona);
    if (known && known.until > Date.now()) return known.token;
    const token = this.hub.token(persona);
    this.tokens.set(persona, { token, until: Date.now() + TOKEN_USED });
    return token;
  }

  private readonly partAt = (origin: string): string =>
    Object.entries(this.hub.subgraphs).find(([, { url }]) => url === origin)?.[0] ?? '';

  /** Puts one question; never two at a time, so that what is heard is its own. */
  async ask(
    question: WorldQuestion,
    rendered: Rendered,
  ): Promise<{ answer: Answer; outside: Outside }> {
    const { persona, purpose, request } = question;
    const { statements, fetches } = this.ears;
    const from = { statements: statements.heard.length, fetches: fetches.heard.length };
    const answer = await this.hub.ask({
      ...(persona === 'public' ? {} : { token: await this.token(persona) }),
      ...(purpose === null ? {} : { purpose, reason: REASON }),
      ...(request === null ? {} : { request }),
      document: rendered.document,
      variables: rendered.variables,
    });
    const { name } = this.hub.database;
    const heard = statements.heard.slice(from.statements).filter((one) => one.database === name);
    const fetched = fetches.heard.slice(from.fetches).filter(({ origin }) => this.partAt(origin));
    return { answer, outside: outsideOf(answer, heard, fetched, this.partAt) };
  }

  async stop(): Promise<void> {
    await this.database.close();
    await this.hub.stop();
  }
}
