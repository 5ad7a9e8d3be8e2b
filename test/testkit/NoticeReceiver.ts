import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Notes } from '../canaries/Notes';

/** A call that came. */
export interface ReceivedCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly path: string;
  readonly body: string;
}

type Answering = (call: ReceivedCall, response: ServerResponse) => void;

const read = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** What an organisation receives its notices with: an HTTP server on loopback that answers as it is told. */
export class NoticeReceiver {
  readonly calls: ReceivedCall[] = [];
  /** How it answers; 204 unless it is told otherwise. */
  answers: Answering = (_call, response) => response.writeHead(204).end();

  private readonly server = createServer((request, response) => {
    void read(request).then((body) => {
      const call = {
        headers: request.headers as Record<string, string>,
        path: request.url ?? '',
        body,
      };
      this.calls.push(call);
      const by = 'a webhook';
      Notes.ofRun()?.add({ place: 'output', by }, Buffer.from(JSON.stringify(call)));
      this.answers(call, response);
    });
  });

  static async start(): Promise<NoticeReceiver> {
    const receiver = new NoticeReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/notices`;
  }

  /** Answers with a status, whatever comes. */
  answerWith(status: number, headers: Record<string, string> = {}): void {
    this.answers = (_call, response) => response.writeHead(status, headers).end('{}');
  }

  /** What came since it was last asked. */
  taken(): ReceivedCall[] {
    return this.calls.splice(0);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
