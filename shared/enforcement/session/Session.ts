import type { Caller } from '@lidhja/platform';
import { Refusal, codeOf, faultOf, type ErrorCode, type Fault } from '@lidhja/platform';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** A row of the registry, as `exchange.find_requester` answers it. */
export interface RegistryEntry {
  readonly official: string;
  readonly organisation: string;
  readonly kind: string;
  readonly country: string;
  readonly functions: string[];
  readonly areas: string[];
  readonly clearances: string[];
  readonly suspended: boolean;
  readonly facts: string[];
}

/**
 * One connection and one transaction for one operation in one subgraph. Row security reads settings of
 * the transaction: who asks, which its first statement sets, and in a part that asks ahead what they may
 * read. Whoever runs statements as the part can set both. Row security stops a check that was forgotten and
 * a statement that is wrong, not a part that was taken over.
 */
export class Session {
  /** Statements sent so far, so that a test can see that they do not grow with the rows. */
  statements = 0;
  private tail: Promise<unknown> = Promise.resolve();
  private failed = false;
  private closed = false;
  private code: ErrorCode = 'INTERNAL';
  /** What broke the session, for the log. */
  fault: Fault | undefined;

  private constructor(
    private readonly runner: QueryRunner,
    readonly entry: RegistryEntry | null,
  ) {}

  private counting(): this {
    const send = this.runner.query.bind(this.runner);
    this.runner.query = (async (sql: string, ...rest: []) => {
      this.statements += 1;
      return (await send(sql, ...rest)) as unknown;
    }) as typeof this.runner.query;
    return this;
  }

  /** Begins the transaction and tells the database who is asking, what for and on which request. */
  static async open(
    source: DataSource,
    caller: Caller | null,
    purpose: string | null,
    request: string | null,
  ): Promise<Session> {
    const runner = source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const [row] = (await runner.query(
        'select exchange.open_session($1, $2, $3, $4) as requester',
        [caller?.issuer ?? null, caller?.subject ?? null, purpose, request],
      )) as [{ requester: RegistryEntry | null }];
      return new Session(runner, row.requester).counting();
    } catch (error) {
      await new Session(runner, null).rollback();
      throw error;
    }
  }

  /**
   * Runs work on the session's connection after all work that was asked for before: parallel
   * resolvers wait in line here instead of meeting on the connection. Work uses the manager that it is
   * given; asking for another turn from within would wait for itself.
   */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const turn = this.tail.then(async () => {
      // One failed statement ends the transaction; what comes after it must not look like an empty answer.
      // A resolver that outlived its answer must not meet the next one's transaction.
      if (this.failed || this.closed) throw new Refusal(this.code);
      try {
        return await work(this.runner.manager);
      } catch (error) {
        // A refusal of our own leaves the transaction as it was; only the database can break it.
        if (!(error instanceof Refusal)) this.break(error);
        throw error;
      }
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Sends one statement in turn. */
  query<T = unknown>(sql: string, parameters: unknown[] = []): Promise<T> {
    return this.run((manager) => manager.query(sql, parameters) as Promise<T>);
  }

  /**
   * Tries something out and takes all of it back: what the database was told of who asks as well. Nothing
   * else is sent meanwhile.
   * @param enter makes what is tried out, and answers whose session it then is
   * @param work reads in that session, which ends with it
   * @throws Refusal with the code of whatever went wrong within; the session outside goes on
   */
  tryOut<Made, T>(
    enter: (manager: EntityManager) => Promise<Made & { requester: RegistryEntry | null }>,
    work: (inner: Session, made: Made) => Promise<T>,
  ): Promise<T> {
    return this.run(async (manager) => {
      await manager.query('savepoint tried_out');
      let inner: Session | null = null;
      const undo = async (): Promise<void> => {
        await inner?.close();
        await manager.query('rollback to savepoint tried_out');
      };
      let found: T;
      try {
        const made = await enter(manager);
        inner = new Session(this.runner, made.requester);
        found = await work(inner, made);
      } catch (error) {
        await undo();
        const code = codeOf(error);
        // A refusal was foreseen; what was not is told to nobody, and ends all that was asked.
        if (code === 'INTERNAL') this.break(inner?.fault ?? error);
        throw error instanceof Refusal ? error : new Refusal(code);
      }
      await undo();
      return found;
    });
  }

  private break(error: unknown): void {
    this.failed = true;
    this.fault ??= faultOf(error);
    this.code = codeOf(error);
  }

  /** True when a statement failed, and with it everything else that the session was asked. */
  get broken(): boolean {
    return this.failed;
  }

  /** Lets the statement that is running end, and no other begin. */
  private async close(): Promise<void> {
    this.closed = true;
    await this.tail;
  }

  /** Resolves when everything that the session wrote is durable. */
  async commit(): Promise<void> {
    await this.close();
    try {
      await this.runner.commitTransaction();
    } finally {
      await this.runner.release();
    }
  }

  async rollback(): Promise<void> {
    await this.close();
    try {
      if (this.runner.isTransactionActive) await this.runner.rollbackTransaction();
    } catch {
      // The connection is gone, and the transaction with it.
    } finally {
      await this.runner.release().catch(() => undefined);
    }
  }
}
