import { leafHash, sha256 } from '../tree/treeHash';

/** What stands in a period: an entry of the record, or a receipt as it was handed out. */
export type Item =
  | { readonly kind: 'entry'; readonly id: string; readonly digest: Buffer }
  | {
      readonly kind: 'receipt';
      /** SHA-256 of the receipt in compact form. */
      readonly digest: Buffer;
    };

/** A receipt as an item, from the JWS alone: its holder needs nothing else. */
export const receiptItem = (jws: string): Item => ({
  kind: 'receipt',
  digest: sha256(Buffer.from(jws, 'utf8')),
});

/** What an item is, on one line. */
export const formatItem = (item: Item): string => {
  const digest = item.digest.toString('hex');
  return item.kind === 'entry' ? `entry ${item.id} ${digest}` : `receipt ${digest}`;
};

/** Hash of an item's leaf, as `audit.item_leaf` of the database makes it. The first line is the format's version. */
export const itemLeafHash = (item: Item): Buffer =>
  leafHash(Buffer.from(`lidhja-item/1\n${formatItem(item)}\n`, 'utf8'));
