import { createServer } from 'node:net';

/** Listens for a moment, to learn whether it is possible. @param port 0 for any @returns the port */
export function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

/** A port on which nothing listened a moment ago; whoever uses it must be ready to try another. */
export const freePort = (): Promise<number> => tryPort(0, '127.0.0.1');
