import type { ReceiptSigner } from '../receipts/ReceiptSigner';
import { withReceipts } from '../receipts/withReceipts';
import { digestOfBytes } from './digestOfBytes';
import { discloses } from './formatAnswer';
import type { Pack } from './Packed';

/** An answer leaves as it is; one that discloses something under a grant, with its receipts. */
export const packAnswer =
  (signer: ReceiptSigner): Pack =>
  async (operation, outcome, answer) => {
    if (!discloses(operation, outcome)) return { answer };
    const asked = outcome.admitted?.facts.coordinates ?? new Set<string>();
    const digest = digestOfBytes(answer.body);
    const receipts = await signer.sign(operation, asked, { digest });
    return { answer: { ...answer, body: withReceipts(answer.body, receipts) }, receipts };
  };
