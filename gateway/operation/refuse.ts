import { DocumentRefusal } from '@lidhja/enforcement';
import { Refusal, codeOf, type Logger } from '@lidhja/platform';
import type { Outcome } from '../exit/Outcome';
import type { Operation } from './Operation';

/** Notes in the operation why it goes no further. */
export const refuse = (operation: Operation, error: unknown, log: Logger): Outcome => {
  const code = codeOf(error);
  const at = error instanceof Refusal ? error.extensions['at'] : undefined;
  operation.failures.push({ code, ...(typeof at === 'string' ? { at } : {}) });
  if (code === 'INTERNAL') log.error({ operation: operation.id, why: (error as Error).name });
  return error instanceof DocumentRefusal ? { places: error.places } : {};
};
