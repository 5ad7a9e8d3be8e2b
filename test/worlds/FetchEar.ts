import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A fetch that a gateway made. */
export interface HeardFetch {
  readonly origin: string;
  readonly body: string;
}

const CHANNEL = 'undici:request:create';

/** Hears what the gateways of this process ask of subgraphs, until it is told to stop. */
export class FetchEar {
  readonly heard: HeardFetch[] = [];

  constructor() {
    subscribe(CHANNEL, this.hear);
  }

  private readonly hear = (message: unknown): void => {
    const { request } = message as { request: { origin: unknown; path: string; body: unknown } };
    const { origin, path, body } = request;
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
    if (path !== '/graphql' || typeof text !== 'string') return;
    this.heard.push({ origin: String(origin), body: text });
  };

  stop(): void {
    unsubscribe(CHANNEL, this.hear);
  }
}
