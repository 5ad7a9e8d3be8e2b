import { dirname, resolve } from 'node:path';
import { EnvironmentError, readSettingsFile } from '../environment';
import { readSecretFile } from '../keys';
import { checkAddress } from './checkAddress';

/** An organisation that is sent its notices, where to, and what they are signed with. */
export interface NoticeReceiver {
  /** Id in the registry. */
  readonly organisation: string;
  /** Called exactly as it is. */
  readonly url: string;
  /** `whsec_…`, the newest first: one, or two while they are being replaced. */
  readonly secrets: readonly string[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECRET = /^whsec_[A-Za-z0-9+/]+={0,2}$/;
/** Standard Webhooks, "Signature scheme": 24 to 64 random bytes. */
const [LEAST, MOST] = [24, 64];
/** Of random bytes so many differ, but for one time in a billion. */
const DIFFERENT = 12;

const isStrong = (secret: string): boolean => {
  const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const { length } = bytes;
  return (
    SECRET.test(secret) &&
    length >= LEAST &&
    length <= MOST &&
    new Set(bytes).size >= DIFFERENT &&
    bytes.toString('base64') === secret.slice('whsec_'.length)
  );
};

const secretsIn = (path: string): string[] => {
  const secrets = readSecretFile(path).split('\n');
  if (secrets.length > 2 || !secrets.every(isStrong)) {
    throw new EnvironmentError(
      `${path} must hold one secret, or two on lines of their own, each whsec_ and 24 to 64 random bytes in base64`,
    );
  }
  return secrets;
};

/**
 * Reads a list of receivers: `[{"organisation": "<id>", "url": "https://…", "secretFile": "<path>"}]`, where a
 * path begins at the list's own folder.
 * @throws EnvironmentError that names the file and the place in it, and nothing of an address or a secret
 */
export function readReceivers(path: string): NoticeReceiver[] {
  const wrong = (at: number, what: string): EnvironmentError =>
    new EnvironmentError(`${path}: receiver ${at + 1}: ${what}`);
  let list: unknown;
  try {
    list = JSON.parse(readSettingsFile(path));
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
  }
  if (!Array.isArray(list)) {
    throw new EnvironmentError(
      `${path} must be a list of {"organisation": "<id>", "url": "https://…", "secretFile": "<path>"}`,
    );
  }
  const receivers = list.map((entry: unknown, at): NoticeReceiver => {
    const { organisation, url, secretFile } = (entry ?? {}) as Record<string, unknown>;
    if (typeof organisation !== 'string' || !UUID.test(organisation)) {
      throw wrong(at, 'its organisation must be an id of the registry, in lower case');
    }
    const fault = checkAddress(url);
    if (fault !== null) throw wrong(at, fault);
    if (typeof secretFile !== 'string' || secretFile === '') {
      throw wrong(at, 'its secretFile must be the path of a file');
    }
    return {
      organisation,
      url: url as string,
      secrets: secretsIn(resolve(dirname(path), secretFile)),
    };
  });
  const twice = receivers.findIndex(
    ({ organisation }, at) => receivers.findIndex((one) => one.organisation === organisation) < at,
  );
  if (twice >= 0) throw wrong(twice, 'its organisation has an address already');
  return receivers;
}
