import { EnvironmentError, readReceivers, type NoticeReceiver } from '@lidhja/platform';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { derivedFile } from './keyFiles';

const LIST = 'webhooks.json';
const SECRET = /^webhook-.*\.secret$/;

/**
 * Who is sent notices, from the operator's file; nobody where there is none.
 * @throws LaunchError that says what is wrong with the file
 */
export function noticeReceivers(path: string | undefined): NoticeReceiver[] {
  if (path === undefined) return [];
  try {
    return readReceivers(path);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
}

/** Leaves in a part's directory what these receivers need, and nothing of those that there were before. */
export function writeReceivers(directory: string, receivers: readonly NoticeReceiver[]): void {
  const list = receivers.map(({ organisation, url, secrets }) => {
    const secretFile = `webhook-${organisation}.secret`;
    derivedFile(join(directory, secretFile), `${secrets.join('\n')}\n`);
    return { organisation, url, secretFile };
  });
  const kept = new Set(list.map(({ secretFile }) => secretFile));
  for (const name of readdirSync(directory)) {
    if (SECRET.test(name) && !kept.has(name)) rmSync(join(directory, name));
  }
  if (list.length > 0) derivedFile(join(directory, LIST), `${JSON.stringify(list, null, 2)}\n`);
  else rmSync(join(directory, LIST), { force: true });
}
