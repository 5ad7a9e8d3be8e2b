import { readRingList, type NoticeReceiver } from '@lidhja/platform';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SUBGRAPHS } from '../parts/partList';
import { derivedFile, keptSecret, privateDirectory, signingKey, symmetricKey } from './keyFiles';
import { ensureRing } from './ensureRing';
import { writeReceivers } from './noticeReceivers';
import { writeVerifierKeys } from './verifierKeys';

const publicHalf = (pem: string): string =>
  createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();

const originOf = (): string => `lidhja-record-${randomBytes(8).toString('hex')}\n`;

/** What the record's log is called and signed with, and what a witness asks for its checkpoints with. */
const ensureLog = (evidence: string): void => {
  keptSecret(join(evidence, 'checkpoint.origin'), originOf);
  ensureRing(evidence, 'checkpoint', Date.now());
  writeVerifierKeys(evidence, readRingList(evidence, 'checkpoint'));
  keptSecret(join(evidence, 'witness.key'), symmetricKey);
};

/**
 * Makes the keys that are missing and gives every part a directory with what it needs and no more:
 * who takes over one subgraph can neither sign a context nor speak to another.
 * @param issuers content of issuers.json
 * @param receivers who is sent notices; only the part that sends them learns of any
 * @returns the parts' directories, by part
 * @throws LaunchError where receipts or checkpoints could not be signed with the keys that are there
 */
export function ensureKeys(
  dataDirectory: string,
  issuers: string,
  receivers: readonly NoticeReceiver[] = [],
): Record<string, string> {
  const keys = privateDirectory(join(dataDirectory, 'keys'));
  const gateway = privateDirectory(join(keys, 'gateway'));
  const contextPublic = publicHalf(keptSecret(join(gateway, 'context.private.pem'), signingKey));
  ensureRing(gateway, 'receipt', Date.now());
  const directories: Record<string, string> = { gateway };
  for (const name of SUBGRAPHS) {
    const own = privateDirectory(join(keys, name));
    const fetchKey = `fetch-${name}.key`;
    derivedFile(join(own, fetchKey), keptSecret(join(gateway, fetchKey), symmetricKey));
    keptSecret(join(own, 'cursor.key'), symmetricKey);
    directories[name] = own;
  }
  ensureLog(directories['evidence'] ?? keys);
  for (const directory of Object.values(directories)) {
    derivedFile(join(directory, 'context.public.pem'), contextPublic);
    derivedFile(join(directory, 'issuers.json'), issuers);
  }
  writeReceivers(join(keys, 'international'), receivers);
  return directories;
}
