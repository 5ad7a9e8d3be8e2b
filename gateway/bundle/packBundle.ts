import { Refusal } from '@lidhja/platform';
import { digestOfBytes } from '../exit/digestOfBytes';
import type { Pack } from '../exit/Packed';
import { sumWithheld } from '../exit/sumWithheld';
import { gatherDisclosed } from '../receipts/gatherDisclosed';
import { readingClaims } from '../receipts/receiptClaims';
import type { ReceiptSigner } from '../receipts/ReceiptSigner';
import { signStatement } from '../receipts/signStatement';
import type { IssuedBundle } from './BundleStanding';
import type { Encrypt } from './encryptTo';

/** `typ` of the signed statement in a bundle. */
export const BUNDLE_TYPE = 'lidhja-bundle+jwt';

/** Of what a bundle is made. */
export interface BundleParts {
  readonly signer: ReceiptSigner;
  readonly encrypt: Encrypt;
  readonly grant: string;
  readonly kid: string;
  readonly disclosure: unknown;
}

/**
 * Makes a bundle of what was read: signed, then encrypted, then digested. Its receipts are kept beside it,
 * since they hold its digest.
 */
export const packBundle =
  ({ signer, encrypt, grant, kid, disclosure }: BundleParts): Pack =>
  async (operation, { admitted }) => {
    const asked = admitted?.facts.coordinates ?? new Set<string>();
    const reading = readingClaims(operation);
    const disclosed = gatherDisclosed(operation.disclosed, asked);
    if (disclosed.length === 0 || disclosed.some((one) => one.grant !== grant)) {
      throw new Refusal('INTERNAL');
    }
    const id = signer.newId();
    const at = signer.clock.now();
    const claims = {
      ...reading,
      records: disclosed.map(({ agreement, version, conditions, coordinates }) => ({
        ...{ agreement: { id: agreement, version }, grant, conditions, coordinates },
      })),
      withheld: sumWithheld(operation.withheld, asked),
      disclosure,
    };
    const jws = await signStatement(signer.keys.signing(at), { type: BUNDLE_TYPE, id, at, claims });
    const body = Buffer.from(await encrypt(jws));
    const digest = digestOfBytes(body);
    return {
      answer: {
        status: 200,
        body,
        headers: {
          'content-type': 'application/jose',
          // RFC 9530.
          'content-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
          'lidhja-bundle': id,
        },
      },
      receipts: await signer.sign(operation, asked, { digest, bundle: id }),
      bundle: {
        ...{ id, grant, digest, kid, operation: operation.id },
        organisation: reading.reader.organisation,
        issuedAt: new Date(at).toISOString(),
      },
    };
  };

/** What is told of a bundle that was sent before: what it was, and nothing of what was in it. */
export const packStatus =
  ({ id, digest, kid, issuedAt }: IssuedBundle): Pack =>
  (_operation, _outcome, { status }) => {
    const bundle = { id, digest, kid, issuedAt: new Date(issuedAt).toISOString(), repeated: true };
    return Promise.resolve({
      answer: { status, body: Buffer.from(JSON.stringify({ bundle })) },
    });
  };
