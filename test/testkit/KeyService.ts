import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileKeys, type KeyService as Service } from '@lidhja/platform';

type Given = Readonly<Record<string, string>>;
const bytes = (text = ''): Buffer => Buffer.from(text, 'base64');

/** A key service that keeps its keys to itself, by whatever name it is told to call the one that wraps. */
export class KeyService {
  private keys = new FileKeys(randomBytes(32));
  private answering = true;
  private left = Infinity;

  private constructor(
    private readonly server: Server,
    public kek: string,
  ) {}

  static async start(kek: string): Promise<KeyService> {
    const server = createServer();
    const service = new KeyService(server, kek);
    server.on('request', (request, reply) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const given = JSON.parse(Buffer.concat(parts).toString('utf8')) as Given;
        service.answer(request.url?.split('/').pop() ?? '', given).then(
          (told) => reply.end(JSON.stringify(told)),
          () => reply.writeHead(500).end(),
        );
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return service;
  }

  get settings(): Service {
    const { port } = this.server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/v1/`, token: 'a token of this test' };
  }

  /** What it wrapped opens no more. */
  lose(): void {
    this.keys = new FileKeys(randomBytes(32));
  }

  /** @param calls after how many it answers no more */
  answers(answering: boolean, calls = Infinity): void {
    this.answering = answering;
    this.left = calls;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(task: string, { key, bound, wrapped }: Given): Promise<object> {
    if (!this.answering || (this.left -= 1) < 0) throw new Error('out of order');
    const { kek, ...made } = await this.keys.wrap(bytes(key ?? ''), bytes(bound));
    if (task === 'wrap') return { kek: this.kek, wrapped: made.wrapped.toString('base64') };
    const opened = await this.keys.unwrap({ kek, wrapped: bytes(wrapped) }, bytes(bound));
    return { key: opened.toString('base64') };
  }
}
