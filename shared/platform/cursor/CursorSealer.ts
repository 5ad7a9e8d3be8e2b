import { gcmsiv } from '@noble/ciphers/aes';
import { Refusal } from '../errors/Refusal';
import { digestOf } from '../context/OperationContext';

/** Who a cursor was given to and for which list; it opens for nothing else. */
export interface CursorScope {
  /** Official or organisation id; `public` for callers without a token. */
  readonly caller: string;
  /** The list and its filters, e.g. `Network.activities:{"year":2026}`. */
  readonly list: string;
}

/** The same place in the same list must give the same cursor, so the nonce is constant: GCM-SIV allows it. */
const NONCE = new Uint8Array(12);

/**
 * Seals the sort key of a list's last row (AES-256-GCM-SIV), so that a cursor shows nothing of the
 * row and is of no use to another caller or in another query.
 */
export class CursorSealer {
  constructor(private readonly key: Buffer) {}

  seal(position: readonly string[], scope: CursorScope): string {
    const text = Buffer.from(JSON.stringify(position));
    return Buffer.from(this.cipher(scope).encrypt(text)).toString('base64url');
  }

  /** @throws Refusal CURSOR_INVALID for anything that `seal` did not return for this scope */
  open(cursor: string, scope: CursorScope): string[] {
    try {
      const text = this.cipher(scope).decrypt(Buffer.from(cursor, 'base64url'));
      return JSON.parse(Buffer.from(text).toString('utf8')) as string[];
    } catch {
      throw new Refusal('CURSOR_INVALID', 'after');
    }
  }

  private cipher({ caller, list }: CursorScope): ReturnType<typeof gcmsiv> {
    return gcmsiv(this.key, NONCE, Buffer.from(digestOf(JSON.stringify([caller, list]))));
  }
}
