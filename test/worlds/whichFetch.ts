import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const lengths = new AsyncLocalStorage<string>();

subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  lengths.enterWith(request.headers['content-length'] ?? '');
});

/**
 * Tells apart the fetches that a question sends to one part at once, and is the same in both worlds: how many
 * bytes the one has that is being answered. Which of them begins first is not the same.
 */
export const whichFetch = (): string => lengths.getStore() ?? '';
