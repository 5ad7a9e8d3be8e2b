import { NO_KEYS, ServiceKeys, type KeyService, type WrappedKey } from '@lidhja/platform';
import { randomBytes } from 'node:crypto';
import { RecordKeyMark } from '../database/RecordKeyMark';
import { LaunchError } from '../LaunchError';

/** In the mark: that a service wraps, whatever its keys are called. */
const SERVICE = 'service';
const FILES = 'file:';
/** What a service wraps to be asked for later; it opens nothing. */
const BOUND = Buffer.from('lidhja-record/1\nmark');

/** A key of a service by its name, and what it wrapped at a start. Neither `@` nor `,` is in the name of a key. */
const markOf = (kek: string, wrapped: Buffer): string => `${kek}@${wrapped.toString('base64url')}`;
const parsed = (name: string): { readonly kek: string; readonly wrapped: Buffer } => {
  const [kek = '', wrapped = ''] = name.split('@');
  return { kek, wrapped: Buffer.from(wrapped, 'base64url') };
};

/** Whether it is the name of a key in a file, of those in the mark. */
export const isOfFile = (name: string): boolean => name.startsWith(FILES);
const keksIn = (known: readonly string[]): string =>
  known
    .filter((name) => name.includes('@'))
    .map((name) => parsed(name).kek)
    .join(' and ');

const UNREAD =
  'the documents and persons sought whose keys it wrapped do not open. ' +
  `Is it lost for good, and they with it, say as administrator of the database: ${RecordKeyMark.forgotten}`;

/**
 * What the mark is to name of the service from now on: that there is one, and the key that it wraps with. One that does
 * not answer is no reason not to start, since there is word of danger that needs no key: it is asked again at the next.
 * @param known what the mark names
 * @throws LaunchError where a service wrapped before and there is none now, or one that does not unwrap what it wrapped
 */
export async function serviceNames(
  service: KeyService | null,
  known: readonly string[],
): Promise<readonly string[]> {
  const before = known.filter((name) => !isOfFile(name));
  if (!service) {
    if (before.length === 0) return [];
    throw new LaunchError(
      `LIDHJA_KEY_SERVICE is not set, and this database was served with a key service (${keksIn(before) || 'which has not named its key'}): ` +
        `start with it, or ${UNREAD}`,
    );
  }
  const keys = new ServiceKeys(service, NO_KEYS);
  const wraps = (): Promise<WrappedKey | null> =>
    keys.wrap(randomBytes(32), BOUND).catch(() => null);
  const made = await wraps();
  if (!made) return [SERVICE];
  for (const key of before.filter((name) => name.includes('@')).map(parsed)) {
    const opened = await keys.unwrap(key, BOUND).catch(() => null);
    // Ceased to answer in between, and has lost no key by that.
    if (!opened && !(await wraps())) return [SERVICE];
    if (!opened)
      throw new LaunchError(
        `The service of LIDHJA_KEY_SERVICE does not unwrap what ${key.kek} wrapped: it is another, or has that key no more, and ${UNREAD}`,
      );
  }
  const named = before.some((name) => name.startsWith(`${made.kek}@`));
  return [SERVICE, ...(named ? [] : [markOf(made.kek, made.wrapped)])];
}
