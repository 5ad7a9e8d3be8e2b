import { join } from 'node:path';
import { refuseHalfRestored } from './backup/RestoreMark';
import { prepareDataDirectory } from './dataDirectory';
import { setupDatabase } from './database/setupDatabase';
import { firstCommands } from './firstCommands';
import { ensureKeys } from './keys/ensureKeys';
import { keepRecordKey } from './keys/keepRecordKey';
import { privateDirectory } from './keys/keyFiles';
import { noteRings } from './keys/noteRings';
import { noticeReceivers } from './keys/noticeReceivers';
import { keyService } from './keys/recordKey';
import { trustedIssuers } from './keys/trustedIssuers';
import { LaunchError } from './LaunchError';
import { readLaunchSettings, type LaunchSettings, type Variables } from './LaunchSettings';
import { bringUpToDate } from './migrateDatabase';
import { openDatabase } from './openDatabase';
import { startParts } from './parts/startParts';
import { DataLock } from './process/DataLock';
import { listenForSignals } from './process/listenForSignals';
import { Shutdown } from './process/Shutdown';
import type { Say, Step } from './Progress';
import { requirePort } from './requirePort';

/** What the bootstrap hands over. */
export interface StartInput {
  /** The clone. */
  readonly root: string;
  readonly environment: Variables;
  readonly say: Say;
  readonly step: Step;
}

const WARNING = `
  !! Tokens of the SAMPLE's issuer are accepted, and its key lies on this machine: anyone who can read
  !! it can be anyone. Everything in the sample is synthetic. Never put real data into this instance.
  !! For real use: LIDHJA_SAMPLE=off and LIDHJA_ISSUERS=<file of your identity providers>.`;

const welcome = (url: string, settings: LaunchSettings): string => {
  const commands = settings.sample ? firstCommands(url) : [`curl -s ${url}/health/ready`];
  const tries = commands.map((command) => `  ${command}`).join('\n\n');
  const warning = settings.sample ? `${WARNING}\n` : '';
  return `${warning}\nLidhja serves at ${url}\n\nTry, in another terminal, in this folder:\n\n${tries}\n\nCtrl-C stops it.`;
};

/** Starts everything, registering each thing with `shutdown` as soon as it runs. */
const launch = async (input: StartInput, shutdown: Shutdown): Promise<void> => {
  const { root, say, step } = input;
  const settings = readLaunchSettings(input.environment);
  const { host, port, passedOn } = settings;
  const data = prepareDataDirectory(root, settings.data);
  const lock = DataLock.take(data, `http://${host}:${port}`);
  shutdown.onStop(() => Promise.resolve(lock.release()));
  refuseHalfRestored(data);
  await requirePort(port, host);
  const logs = privateDirectory(join(data, 'log'));
  const issuers = trustedIssuers(data, settings);
  const receivers = noticeReceivers(settings.webhooksFile);
  const service = keyService(settings.keyServiceFile);
  const admin = await step('starting PostgreSQL', () =>
    openDatabase(settings, data, shutdown, say),
  );
  const urls = await step('setting up roles and schemas', () =>
    setupDatabase(admin, join(data, 'database.json')),
  );
  const url = urls['lidhja_migrator'] ?? '';
  const recordKey = await keepRecordKey(data, url, service);
  const migration = { root, url, keys: recordKey, passedOn, logs, signal: shutdown.signal };
  await bringUpToDate(migration, settings.sample, step);
  // Only now: a start that is refused must not change whom the parts trust.
  const keys = ensureKeys(data, issuers, receivers);
  await noteRings(url, keys);
  const parts = { root, host, port, keys, urls, passedOn, logs, witness: settings.witness };
  const served = await step('starting the parts', () => startParts(parts, { shutdown, say }));
  lock.announce(served);
  say(welcome(served, settings));
};

/**
 * Everything from an installed and built clone to a hub that serves, until it is told to stop.
 * @returns exit code: 0 when the operator stopped it, 1 when it could not start, or a part could not be kept running
 */
export async function start(input: StartInput): Promise<number> {
  const shutdown = new Shutdown();
  const forget = listenForSignals(shutdown, input.say);
  let fault: string | undefined;
  let outcome = 'did not start';
  try {
    await launch(input, shutdown);
    outcome = 'stopped';
    fault = await shutdown.whenAsked;
  } catch (error) {
    if (!shutdown.askedByOperator) {
      if (!(error instanceof LaunchError)) throw error;
      fault = error.message;
    }
  } finally {
    await shutdown.run();
    forget();
  }
  if (fault === undefined) return 0;
  input.say(`Lidhja ${outcome}: ${fault}`);
  return 1;
}
