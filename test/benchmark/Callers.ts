import { Pool } from 'undici';
import type { Question } from '../faults/Operation';
import { signToken } from '../testkit/signToken';
import { testCluster } from '../testkit/TestCluster';

/** Makes a question; a write, another one each time. */
export type Ask = () => Question;

interface Body {
  readonly data?: object | null;
  readonly errors?: unknown;
  readonly extensions?: { readonly salt?: string };
}

/** Callers of one hub who ask over connections that they keep, each the next question when it has its answer. */
export class Callers {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool(url, { pipelining: 1 });
  }

  /** @throws Error with what was answered, where it is not all that was asked for */
  async ask(token: string, { purpose, document, variables = {} }: Question): Promise<object> {
    const { statusCode, body } = await this.pool.request({
      path: '/graphql',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'lidhja-purpose': purpose,
        'lidhja-reason': 'Asks what is measured',
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const text = await body.text();
    const { data, errors } = JSON.parse(text) as Body;
    if (statusCode !== 200 || !data || errors) throw new Error(`it was refused: ${text}`);
    return data;
  }

  /** @returns milliseconds that so many callers took for so many answers, all together */
  async time(ask: Ask, callers: number, answers: number): Promise<number> {
    const token = await signToken(testCluster().data, ask().persona);
    let left = answers;
    const askOn = async (): Promise<void> => {
      while (left-- > 0) await this.ask(token, ask());
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: callers }, askOn));
    return performance.now() - started;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
