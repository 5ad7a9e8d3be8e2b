import { randomUUID } from 'node:crypto';
import type { Session } from '@lidhja/enforcement';
import { writeOnce, type KeyedWrite } from '@lidhja/exchange';
import { NO_KEYS, RecordSealer, Refusal, sampleId } from '@lidhja/platform';
import { ClockStore, HitTeller } from '@lidhja/international';
import { Client } from 'pg';
import type { TestDatabase } from '../testkit/TestCluster';
import type { Sealable } from './shapes';
import { CLEARING, RESET, sealing, shifting, unsealing } from './statements';

export type Part = 'national' | 'international';

/** Who acts in a part, and what for. */
export interface Actor {
  readonly part: Part;
  readonly persona: string;
  readonly purpose: string;
  /** Id of the request that is relied on. */
  readonly request?: string;
}

/** Seals nothing, and makes what writes are kept by. */
const SEALER = new RecordSealer(NO_KEYS, Buffer.alloc(32, 1));

type Work<T> = (session: Session) => Promise<T>;

interface Written {
  readonly actor: Actor;
  readonly keyed: KeyedWrite;
  readonly id: string;
}

/** What a write came to: the id that it made, or the code by which it was refused. */
export type Came = { readonly id: string } | { readonly refused: string };

const HOUR = 3_600_000;
const PARTS: readonly Part[] = ['national', 'international'];
export const CASE = sampleId('case/vlora-3');
export const OWNER = sampleId('organisation/prosecutor-vlora');

/** The exchange as it is: a database, asked as its parts ask it, each step committed. */
export class Real {
  agreements: string[] = [];
  changes: string[] = [];
  requests: string[] = [];
  written: Written[] = [];
  /** States, refusals and kinds of steps that sequences came to, over all of them. */
  readonly met = new Set<string>();
  private keys = 0;
  private zero = Date.now();
  private clients: Partial<Record<Part, Client>> = {};
  private watch: ClockStore | null = null;

  private constructor(
    private readonly database: TestDatabase,
    private readonly admin: Client,
  ) {}

  static async over(database: TestDatabase): Promise<Real> {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    // What is committed must be seen by others, not outlive the machine.
    await admin.query(`alter database ${database.name} set synchronous_commit = off`);
    await admin.query(CLEARING);
    const real = new Real(database, admin);
    await real.restart();
    return real;
  }

  /** As a start of both parts: nothing that the processes knew is left. */
  async restart(): Promise<void> {
    await this.stop();
    for (const part of PARTS) {
      const client = new Client({ connectionString: this.database.url(`lidhja_${part}`) });
      await client.connect();
      this.clients[part] = client;
    }
    this.watch = new ClockStore(this.database.url('lidhja_international'));
  }

  /** One agreement in force, and nothing else. */
  async reset(): Promise<void> {
    await this.admin.query(RESET);
    this.zero = Date.now();
    this.agreements = [sampleId('agreement/al-it')];
    [this.changes, this.requests, this.written] = [[], [], []];
  }

  /** Lets time go on: whatever was written happened so much earlier. */
  async pass(quarters: number): Promise<void> {
    await this.admin.query(shifting(quarters * 6));
  }

  /** The instant that the model calls so many quarters from now: the same each time, whatever went by meanwhile. */
  in(quarters: number): Date {
    return new Date(this.zero + quarters * 6 * HOUR);
  }

  /** As the international part looks for what is to be told, by itself and again and again. */
  async look(): Promise<void> {
    const clock = { now: () => Date.now() };
    if (this.watch) await new HitTeller({ store: this.watch, clock, newId: randomUUID }).round();
  }

  async seal(record: Sealable, isSealed: boolean): Promise<void> {
    await this.admin.query(isSealed ? sealing(record) : unsealing(record));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.admin.end();
  }

  private async stop(): Promise<void> {
    await Promise.all(Object.values(this.clients).map((client) => client.end()));
    await this.watch?.close();
  }

  /** Works in a session of its own, and commits. */
  async as<T>({ part, persona, purpose, request }: Actor, work: Work<T>): Promise<T> {
    const client = this.clients[part] as Client;
    const query = async (sql: string, values: unknown[] = []): Promise<unknown> =>
      (await client.query(sql, values)).rows;
    await client.query(`begin; select exchange.open_session('urn:lidhja:sample', '${persona}',
      '${purpose}', ${request ? `'${request}'` : 'null'})`);
    try {
      const found = await work({ query } as unknown as Session);
      await client.query('commit');
      return found;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }

  /** Writes once, under a key of its own. */
  write(actor: Actor, operation: string, input: object, work: Work<string>): Promise<Came> {
    this.keys += 1;
    const idempotencyKey = `model-${this.keys}`;
    const { purpose } = actor;
    return this.keyed(actor, { operation, idempotencyKey, input, purpose }, work);
  }

  /** Sends a write again, as it was or with another input under the same key. */
  async again(at: number, changed: boolean): Promise<Came & { readonly was: string }> {
    const { actor, keyed, id } = this.written[at % this.written.length] as Written;
    const sent = changed ? { ...keyed, input: { ...keyed.input, changed } } : keyed;
    const came = await this.keyed(
      actor,
      sent,
      () => Promise.reject(new Error('done twice')),
      false,
    );
    return { ...came, was: id };
  }

  private async keyed(
    actor: Actor,
    keyed: KeyedWrite,
    work: Work<string>,
    isNew = true,
  ): Promise<Came> {
    try {
      const { id } = await this.as(actor, (session) =>
        writeOnce({ session, sealer: SEALER }, keyed, () => work(session)),
      );
      if (isNew) this.written.push({ actor, keyed, id });
      return { id };
    } catch (error) {
      // The code of a refusal of ours, from the database or of a store that has named its place; anything
      // else is none.
      if (error instanceof Refusal) return { refused: error.code };
      if ((error as { code?: string }).code === 'LJ001')
        return { refused: (error as Error).message };
      throw error;
    }
  }
}
