import { Refusal, type Clock } from '@lidhja/platform';
import { SignJWT } from 'jose';
import type { Operation } from '../operation/Operation';
import { gatherDisclosed } from './gatherDisclosed';
import type { KeptReceipt } from './KeptReceipt';
import { RECEIPT_ISSUER, RECEIPT_TYPE, receiptClaims, type ReceiptClaims } from './receiptClaims';
import type { SigningKey } from './signingKey';

/** Makes receipts: one for each record of which an answer discloses something under a grant. */
export class ReceiptSigner {
  constructor(
    private readonly key: SigningKey,
    private readonly newId: () => string,
    private readonly clock: Clock,
  ) {}

  /**
   * The receipts of one answer, in the order in which its records were read.
   * @param asked coordinates of the caller's document
   * @param digest SHA-256 (hex) of the answer with an empty list of receipts
   * @throws Refusal INTERNAL where something was disclosed to no one, or on no request
   */
  async sign(
    operation: Operation,
    asked: ReadonlySet<string>,
    digest: string,
  ): Promise<KeptReceipt[]> {
    const { caller, given } = operation;
    const disclosed = gatherDisclosed(operation.disclosed, asked);
    if (disclosed.length === 0) return [];
    if (!caller || given.request === null) throw new Refusal('INTERNAL');
    const { request } = given;
    const at = this.clock.now();
    return Promise.all(
      disclosed.map(async (one) => {
        const id = this.newId();
        const claims = receiptClaims(operation, caller, request, one, digest);
        return {
          id,
          operation: operation.id,
          request,
          grant: one.grant,
          organisation: caller.requester.organisation,
          issuedAt: new Date(at).toISOString(),
          about: one.about,
          jws: await this.seal(id, claims, at),
        };
      }),
    );
  }

  private seal(id: string, claims: ReceiptClaims, at: number): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: RECEIPT_TYPE, kid: this.key.kid })
      .setIssuer(RECEIPT_ISSUER)
      .setIssuedAt(Math.floor(at / 1000))
      .setJti(id)
      .sign(this.key.privateKey);
  }
}
