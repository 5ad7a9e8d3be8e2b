import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Client } from 'pg';
import type { TestDatabase } from '../testkit/TestCluster';
import { askerOf } from './askerOf';
import { FactsReader, type Facts } from './Facts';
import { isEntitled, type Asker } from './isEntitled';
import type { Notes } from './Notes';
import { TokenIndex } from './TokenIndex';
import { valuesOf, type Token } from './Token';

/** Published by Node before a server's own listeners see a request. */
const STARTED = 'http.server.request.start';

interface Started {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

type End = (this: ServerResponse, ...sent: unknown[]) => ServerResponse;

const bytesOf = (chunk: unknown, encoding: unknown): Buffer => {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
};

/** The status line and the headers as they were sent, or as they stand. */
const headOf = (response: ServerResponse): Buffer => {
  const sent = (response as unknown as { _header: string | null })._header;
  return Buffer.from(sent ?? `${JSON.stringify(response.getHeaders())}\r\n\r\n`);
};

/**
 * Notes every answer that the parts of one hub give, as bytes, with who asked. An answer that holds a
 * token is held back until it is known from the tables whether its asker was entitled to it, so that
 * what a test changes next changes nothing about that.
 */
export class AnswerWatch {
  private readonly parts: ReadonlyMap<number, string>;
  private readonly index: TokenIndex;
  private readonly tokens: ReadonlyMap<string, Token>;
  private client: Promise<Client> | null = null;
  private reader: FactsReader | null = null;
  private readonly answering = new Set<Promise<void>>();

  /** @param urls base address of each part, by name */
  constructor(
    private readonly notes: Notes,
    private readonly database: TestDatabase,
    urls: Readonly<Record<string, string>>,
  ) {
    this.parts = new Map(
      Object.entries(urls).map(([part, url]) => [Number(new URL(url).port), part]),
    );
    const { tokens } = notes;
    this.index = new TokenIndex(valuesOf(tokens));
    this.tokens = new Map(tokens.map((token) => [token.name, token]));
    subscribe(STARTED, this.started);
  }

  async stop(): Promise<void> {
    unsubscribe(STARTED, this.started);
    await Promise.all(this.answering);
    await (await this.client)?.end();
  }

  private readonly started = (message: unknown): void => {
    const { request, response } = message as Started;
    const part = this.parts.get(request.socket.localPort ?? 0);
    if (part !== undefined) this.watch(part, request, response);
  };

  private watch(part: string, request: IncomingMessage, response: ServerResponse): void {
    const asker = askerOf(request.headers);
    const chunks: Buffer[] = [];
    const write = response.write.bind(response) as (...sent: unknown[]) => boolean;
    const end = response.end.bind(response) as (...sent: unknown[]) => ServerResponse;
    response.write = ((...sent: unknown[]) => {
      chunks.push(bytesOf(sent[0], sent[1]));
      return write(...sent);
    }) as ServerResponse['write'];
    const ended: End = (...sent) => {
      chunks.push(bytesOf(sent[0], sent[1]));
      const body = Buffer.concat(chunks);
      const answered = this.answered(part, asker, response, body, () => end(...sent));
      this.answering.add(answered);
      void answered.finally(() => this.answering.delete(answered));
      return response;
    };
    response.end = ended as ServerResponse['end'];
  }

  private async answered(
    part: string,
    asker: Asker,
    response: ServerResponse,
    body: Buffer,
    send: () => void,
  ): Promise<void> {
    const { planted } = this.database;
    const names = this.index
      .find(Buffer.concat([headOf(response), body]))
      .map(({ token }) => token);
    const entitled = names.length > 0 ? { entitled: await this.reckon(asker, names) } : {};
    send();
    this.notes.add(
      { place: 'answer', by: part, asker, ...entitled, ...(planted ? { planted } : {}) },
      Buffer.concat([headOf(response), body]),
    );
  }

  private async reckon(asker: Asker, names: readonly string[]): Promise<Record<string, boolean>> {
    const facts = await this.readFacts().catch(() => null);
    const may = (name: string): boolean =>
      facts !== null &&
      (this.tokens.get(name)?.kept ?? []).some((kept) =>
        isEntitled(facts, asker, kept, Date.now()),
      );
    return Object.fromEntries(names.map((name) => [name, may(name)]));
  }

  private async readFacts(): Promise<Facts> {
    const client = await (this.client ??= this.connect());
    return (this.reader ??= new FactsReader(client)).read();
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.database.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}
