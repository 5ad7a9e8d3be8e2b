import { Client } from 'pg';
import { tellFetch } from './injectMoment';
import { shapeOfPlan } from './shapeOfPlan';
import { whichFetch } from './whichFetch';

/** A statement that a part of a hub sent, and what the database made of it. */
export interface HeardStatement {
  readonly database: string;
  readonly role: string;
  /** Connection that it went over. */
  readonly client: Client;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Shapes of the plans that ran for it, those inside of functions first; filled while it runs. */
  readonly plans: string[];
}

/** Comes between a part and its database, to plant what a careless resolver would do. */
export type Interception = (
  statement: HeardStatement,
  send: (text: string) => Promise<unknown>,
  result: (values?: readonly unknown[]) => Promise<unknown>,
) => Promise<unknown>;

type Query = (...sent: unknown[]) => unknown;

/** With which each transaction of a subgraph begins. */
export const BEGIN = 'START TRANSACTION';
const SERVING = /^lidhja_(?!migrator)/;

/** Hears every statement of the hubs in this process, until it is told to stop. */
export class StatementEar {
  readonly heard: HeardStatement[] = [];
  interception: Interception | null = null;
  /** Sent after each transaction has begun, and not noted. */
  prologue = '';
  private readonly before: Query;
  private readonly running = new WeakMap<Client, HeardStatement>();

  constructor() {
    const prototype = Client.prototype as unknown as { query: Query };
    const before = prototype.query;
    this.before = before;
    const hear = this.hear.bind(this);
    prototype.query = function query(this: Client, ...sent: unknown[]): unknown {
      return hear(this, before, sent);
    };
  }

  /** Notes a statement; plans that the database tells from now on are its own. */
  private note(client: Client, text: string, values: readonly unknown[]): HeardStatement {
    const { database = '', user: role = '' } = client;
    const statement = { database, role, client, text, values, plans: [] };
    if (!this.running.has(client)) {
      client.on('notice', ({ message = '' }) => {
        const shape = shapeOfPlan(message);
        if (shape !== null) this.running.get(client)?.plans.push(shape);
      });
    }
    this.running.set(client, statement);
    this.heard.push(statement);
    return statement;
  }

  private hear(client: Client, before: Query, sent: unknown[]): unknown {
    if (!SERVING.test(client.user ?? '')) return before.apply(client, sent);
    const [first, second] = sent;
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    const values = Array.isArray(second) ? (second as unknown[]) : [];
    const statement = this.note(client, text, values);
    // A plan that a connection keeps depends on who asked over it first.
    if (text === BEGIN) {
      const told = `${tellFetch(whichFetch())};${this.prologue}`;
      return before.apply(client, [`discard plans; ${text}; ${told}`, ...sent.slice(1)]);
    }
    const { interception } = this;
    if (interception === null) return before.apply(client, sent);
    const send = (more: string): Promise<unknown> => {
      this.note(client, more, []);
      return before.call(client, more) as Promise<unknown>;
    };
    const result = (changed: readonly unknown[] = values): Promise<unknown> => {
      if (changed !== values) this.note(client, text, changed);
      else this.running.set(client, statement);
      return before.call(client, first, changed) as Promise<unknown>;
    };
    const answer = interception(statement, send, result);
    const done = sent.at(-1);
    if (typeof done !== 'function') return answer;
    answer.then(
      (rows) => (done as Query)(null, rows),
      (error: unknown) => (done as Query)(error),
    );
    return undefined;
  }

  stop(): void {
    (Client.prototype as unknown as { query: Query }).query = this.before;
  }
}
