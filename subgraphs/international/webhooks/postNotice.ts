import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

/** What came of calling an address. */
export interface Called {
  /** Whether it was taken: any status from 200 to 299. */
  readonly taken: boolean;
  /** The status, or the code of what failed; nothing else that the address answered. */
  readonly why: string;
  /** `Retry-After` as it was sent, where there was one with the status. */
  readonly later?: string;
}

/** Calls an address with a body; never throws. */
export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<Called>;

/** Bytes that the head of an answer may have. */
const HEAD = 8192;

/**
 * Posts a body to exactly this address, on a connection of its own. Of the answer the status is read and
 * `Retry-After`, and no more: no redirect is followed, no body is taken in. The certificate of the host is always verified.
 */
export const postNotice: Post = (url, headers, body, signal) =>
  new Promise((resolve) => {
    const failed = ({ name, code }: { name?: string; code?: string }): void =>
      resolve({ taken: false, why: signal.aborted ? 'ABORTED' : (code ?? name ?? 'UNKNOWN') });
    const open = url.startsWith('https:') ? overHttps : overHttp;
    const call = open(url, {
      method: 'POST',
      agent: false,
      signal,
      maxHeaderSize: HEAD,
      rejectUnauthorized: true,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'lidhja',
        connection: 'close',
      },
    });
    call.on('error', failed);
    call.on('response', (answer) => {
      const { statusCode: status = 0 } = answer;
      const later = answer.headers['retry-after'];
      answer.on('error', () => undefined);
      answer.destroy();
      resolve({
        taken: status >= 200 && status < 300,
        why: String(status),
        ...(later === undefined ? {} : { later }),
      });
    });
    call.end(body);
  });
