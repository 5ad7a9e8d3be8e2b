import { formatVerifierKey, type NoteKey } from '@lidhja/audit';
import type { RingKey } from '@lidhja/platform';

/** A key of the log as witnesses are told of it. Instants in ISO 8601, UTC. */
export interface PublishedLogKey {
  /** As `npm run keys -- list --of checkpoint` calls it. */
  readonly kid: string;
  /** Verifier key (C2SP signed-note). */
  readonly vkey: string;
  /** From when it signs; null where it began with the log. */
  readonly from: string | null;
  /** From when it signs no more; null while it goes on. */
  readonly until: string | null;
  /** From when nothing that it alone signed is to be believed; null unless it was lost. */
  readonly revoked: string | null;
}

/** What is published of the keys of the log. */
export interface PublishedLogKeys {
  readonly origin: string;
  /** Those that nobody else has, as far as is known. */
  readonly keys: readonly PublishedLogKey[];
  /** Those that were lost: apart, so that whoever takes over `keys` does not take over them. */
  readonly revoked: readonly PublishedLogKey[];
}

/** The public halves of the log's ring. */
export function publishedLogKeys(
  origin: string,
  ring: readonly RingKey[],
  noteKeyOf: (key: RingKey) => NoteKey,
): PublishedLogKeys {
  const all = ring.map((key): PublishedLogKey => {
    const { kid, notBefore, notAfter, revokedAt } = key;
    const from = Date.parse(notBefore) > 0 ? notBefore : null;
    const vkey = formatVerifierKey(noteKeyOf(key));
    return { kid, vkey, from, until: notAfter, revoked: revokedAt };
  });
  return {
    origin,
    keys: all.filter(({ revoked }) => revoked === null),
    revoked: all.filter(({ revoked }) => revoked !== null),
  };
}
