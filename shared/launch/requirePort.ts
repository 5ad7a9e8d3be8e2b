import { LaunchError } from './LaunchError';
import { tryPort } from './process/tryPort';

const REASONS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) =>
    `port ${port} on ${host} is already in use; stop what uses it or choose another with ` +
    `PORT=${port + 10 > 65535 ? port - 10 : port + 10} npm start`,
  EACCES: (port) =>
    `port ${port} is not for ordinary users; choose one over 1023, for example PORT=4000 npm start`,
  EADDRNOTAVAIL: (_, host) =>
    `${host} is not an address of this machine; HOST=127.0.0.1 serves this machine alone, HOST=0.0.0.0 all networks`,
};

/**
 * Asks for the gateway's port before anything is started, so that the answer comes at once.
 * @throws LaunchError saying what to do when it cannot be had
 */
export async function requirePort(port: number, host: string): Promise<void> {
  try {
    await tryPort(port, host);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const reason = REASONS[code]?.(port, host);
    throw new LaunchError(reason ?? `cannot listen on ${host}, port ${port}: ${message}`);
  }
}
