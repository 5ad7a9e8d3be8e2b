import { KeyNotes } from '@lidhja/audit';
import type { Logger } from '@lidhja/platform';
import type { GatewayStore } from '../identity/GatewayStore';
import type { ReceiptKeys } from './ReceiptKeys';

/** Milliseconds between looks. */
const PAUSE = 1000;

/** Has the record say what becomes of the keys for receipts, whoever changes their list. @returns ends it */
export function watchKeys(
  keys: ReceiptKeys,
  store: GatewayStore,
  log: Logger,
): () => Promise<void> {
  const notes = new KeyNotes(
    () => keys.ring(),
    (noted) => store.noteKeys(noted),
  );
  const look = (): Promise<void> =>
    notes.look().catch(() => log.error('what became of the keys for receipts is not recorded yet'));
  let looks = look();
  const timer = setInterval(() => {
    looks = looks.then(look);
  }, PAUSE).unref();
  return () => {
    clearInterval(timer);
    return looks;
  };
}
