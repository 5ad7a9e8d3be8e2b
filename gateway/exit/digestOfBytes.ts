import { createHash } from 'node:crypto';

/** SHA-256 in hex, as `sha256sum` gives it. */
export const digestOfBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
