import type { KeptReceipt } from './KeptReceipt';

/** How an answer ends that has a place for receipts: they are the last thing in it. */
const END = '"receipts":[]}}';

/**
 * Puts receipts into an answer: its bytes are those that the digest covers, but for what stands between
 * the last two brackets.
 * @param body ends with an empty list of receipts
 * @throws Error for a body that does not
 */
export function withReceipts(body: Buffer, receipts: readonly KeptReceipt[]): Buffer {
  if (body.subarray(-END.length).toString() !== END) throw new Error('no place for receipts');
  const list = receipts.map(({ jws }) => JSON.stringify(jws)).join(',');
  return Buffer.concat([body.subarray(0, -3), Buffer.from(list), body.subarray(-3)]);
}
