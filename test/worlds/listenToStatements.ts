import { Client } from 'pg';

/** A statement that a subgraph's role sent. */
export interface HeardStatement {
  readonly database: string;
  readonly role: string;
  readonly text: string;
}

/** Comes between a subgraph and its database, to plant what a careless resolver would do. */
export type Interception = (
  statement: HeardStatement & { readonly values: readonly unknown[] },
  send: (text: string) => Promise<unknown>,
  result: () => Promise<unknown>,
) => Promise<unknown>;

type Query = (...sent: unknown[]) => unknown;

/** Hears every statement of the hubs in this process, until it is told to stop. */
export class StatementEar {
  readonly heard: HeardStatement[] = [];
  interception: Interception | null = null;
  private readonly before: Query;

  constructor() {
    const prototype = Client.prototype as unknown as { query: Query };
    const before = prototype.query;
    this.before = before;
    const hear = this.hear.bind(this);
    prototype.query = function query(this: Client, ...sent: unknown[]): unknown {
      return hear(this, before, sent);
    };
  }

  private hear(client: Client, before: Query, sent: unknown[]): unknown {
    const [first, values] = sent;
    const text = typeof first === 'string' ? first : (first as { text?: string }).text;
    const statement = {
      database: client.database ?? '',
      role: client.user ?? '',
      text: text ?? '',
    };
    const ask = (): unknown => before.apply(client, sent);
    const served = /^lidhja_(?!gateway|migrator)/.test(statement.role);
    if (!served) return ask();
    this.heard.push(statement);
    const { interception } = this;
    const done = sent.at(-1);
    if (interception === null) return ask();
    const send = (more: string): Promise<unknown> => {
      this.heard.push({ ...statement, text: more });
      return before.call(client, more) as Promise<unknown>;
    };
    const given = sent.filter((one) => typeof one !== 'function');
    const result = (): Promise<unknown> => before.apply(client, given) as Promise<unknown>;
    const asked = { ...statement, values: Array.isArray(values) ? (values as unknown[]) : [] };
    const answer = interception(asked, send, result);
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
