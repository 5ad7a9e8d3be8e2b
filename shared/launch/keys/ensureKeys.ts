import type { NoticeReceiver } from '@lidhja/platform';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { SUBGRAPHS } from '../parts/partList';
import { derivedFile, keptSecret, privateDirectory, signingKey, symmetricKey } from './keyFiles';
import { writeReceivers } from './noticeReceivers';

const publicHalf = (pem: string): string =>
  createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();

/**
 * Makes the keys that are missing and gives every part a directory with what it needs and no more:
 * who takes over one subgraph can neither sign a context nor speak to another.
 * @param issuers content of issuers.json
 * @param receivers who is sent notices; only the part that sends them learns of any
 * @returns the parts' directories, by part
 */
export function ensureKeys(
  dataDirectory: string,
  issuers: string,
  receivers: readonly NoticeReceiver[] = [],
): Record<string, string> {
  const keys = privateDirectory(join(dataDirectory, 'keys'));
  const gateway = privateDirectory(join(keys, 'gateway'));
  const contextPublic = publicHalf(keptSecret(join(gateway, 'context.private.pem'), signingKey));
  keptSecret(join(gateway, 'receipt.private.pem'), signingKey);
  const directories: Record<string, string> = { gateway };
  for (const name of SUBGRAPHS) {
    const own = privateDirectory(join(keys, name));
    const fetchKey = `fetch-${name}.key`;
    derivedFile(join(own, fetchKey), keptSecret(join(gateway, fetchKey), symmetricKey));
    keptSecret(join(own, 'cursor.key'), symmetricKey);
    directories[name] = own;
  }
  for (const directory of Object.values(directories)) {
    derivedFile(join(directory, 'context.public.pem'), contextPublic);
    derivedFile(join(directory, 'issuers.json'), issuers);
  }
  writeReceivers(join(keys, 'international'), receivers);
  return directories;
}
