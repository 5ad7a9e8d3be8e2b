import type { Clock } from '@lidhja/platform';
import type { Operation } from '../operation/Operation';
import { gatherDisclosed } from './gatherDisclosed';
import type { KeptReceipt } from './KeptReceipt';
import type { ReceiptKeys } from './ReceiptKeys';
import { RECEIPT_TYPE, readingClaims, receiptClaims, type Sent } from './receiptClaims';
import { signStatement } from './signStatement';

/** Makes receipts: one for each record of which an answer discloses something under a grant. */
export class ReceiptSigner {
  constructor(
    readonly keys: Pick<ReceiptKeys, 'signing'>,
    readonly newId: () => string,
    readonly clock: Clock,
  ) {}

  /**
   * The receipts of what was sent, in the order in which its records were read.
   * @param asked coordinates of the caller's document
   * @throws Refusal INTERNAL where something was disclosed to no one, or on no request; EnvironmentError without a key
   */
  async sign(operation: Operation, asked: ReadonlySet<string>, sent: Sent): Promise<KeptReceipt[]> {
    const disclosed = gatherDisclosed(operation.disclosed, asked);
    if (disclosed.length === 0) return [];
    const reading = readingClaims(operation);
    const at = this.clock.now();
    const key = this.keys.signing(at);
    return Promise.all(
      disclosed.map(async (one) => {
        const id = this.newId();
        const claims = receiptClaims(reading, one, sent);
        return {
          id,
          operation: reading.operation,
          request: reading.request,
          grant: one.grant,
          organisation: reading.reader.organisation,
          issuedAt: new Date(at).toISOString(),
          about: one.about,
          jws: await signStatement(key, { type: RECEIPT_TYPE, id, at, claims }),
        };
      }),
    );
  }
}
