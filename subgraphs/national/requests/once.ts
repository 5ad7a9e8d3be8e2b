import type { RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';

/**
 * Does a write of a step once per organisation and key, in the step's transaction.
 * @returns the id that the write made, now or the first time, and whether this was a repetition
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came before with another input or purpose
 */
export const once = (
  context: RequestContext,
  operation: string,
  input: { readonly idempotencyKey: string },
  write: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> =>
  writeOnce(
    context,
    { operation, idempotencyKey: input.idempotencyKey, input, purpose: context.purpose },
    write,
  );
