import type { KeyRing } from '@lidhja/platform';
import type { SignedUse } from './events/AuditEvent';
import type { Query } from './recordEvents';

/** A list of keys as the record has it: by key, from when it signs, until when, and since when it is not to be believed. */
export const notedKeys = ({ keys }: KeyRing): string =>
  JSON.stringify(
    Object.fromEntries(
      keys.map(({ kid, notBefore, notAfter, revokedAt }) => [
        kid,
        { notBefore, notAfter, revokedAt },
      ]),
    ),
  );

/**
 * Has the record say what became of keys since they were noted last, an entry for each; none where nothing did.
 * @param keys as {@link notedKeys}
 */
export async function noteKeys(query: Query, use: SignedUse, keys: string): Promise<void> {
  await query('select audit.note_keys($1, $2::jsonb)', [use, keys]);
}

/** Looks at a list of keys, and has it noted where it is another than at the last look. */
export class KeyNotes {
  private noted: string | null = null;

  /**
   * @param ring the list as it is at the moment
   * @param note keeps it durably
   */
  constructor(
    private readonly ring: () => KeyRing,
    private readonly note: (keys: string) => Promise<void>,
  ) {}

  /** @throws whatever the list or the database gives; the next look tries again */
  async look(): Promise<void> {
    const keys = notedKeys(this.ring());
    if (keys === this.noted) return;
    await this.note(keys);
    this.noted = keys;
  }
}
