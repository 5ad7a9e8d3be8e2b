import { Refusal, codeOf } from '@lidhja/platform';
import type { Answer, Outcome } from '../exit/Outcome';
import type { Pack } from '../exit/Packed';
import { identify } from '../identity/identify';
import { readPurpose } from '../identity/readPurpose';
import { admitOperation } from '../operation/admitOperation';
import type { Hub, Incoming } from '../operation/answerOperation';
import { execute } from '../operation/execute';
import { Operation } from '../operation/Operation';
import { refuse } from '../operation/refuse';
import type { ReceiptSigner } from '../receipts/ReceiptSigner';
import { BUNDLE_DOCUMENT } from './bundleDocument';
import type { BundleStanding } from './BundleStanding';
import { encryptTo, type Encrypt } from './encryptTo';
import { packBundle, packStatus } from './packBundle';
import { readBundleBody } from './readBundleBody';

interface Prepared {
  readonly outcome: Outcome;
  readonly pack?: Pack;
}

const fail = (operation: Operation, code: 'KEY_NOT_USABLE' | 'NOT_AVAILABLE', detail: string) => {
  operation.detail = detail;
  return new Refusal(code);
};

const standingOf = async (
  operation: Operation,
  incoming: Incoming,
  { identification }: Hub,
): Promise<BundleStanding> => {
  await identify(operation, incoming.headers, identification);
  if (!operation.caller) throw new Refusal('UNAUTHENTICATED');
  operation.given = readPurpose(incoming.headers);
  const { purpose, request } = operation.given;
  if (purpose === null) throw new Refusal('PURPOSE_REQUIRED');
  if (request === null) throw new Refusal('REQUEST_HEADER_INVALID');
  const key = readBundleBody(incoming.body);
  const { caller } = operation.caller;
  try {
    return await identification.store.findBundle(caller, operation.given, key);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'INTERNAL') throw new Refusal(code, undefined, { cause: error });
    operation.unavailable.add('registry');
    throw new Refusal('PART_UNAVAILABLE', undefined, { cause: error });
  }
};

/** The organisation's own key is looked at first: what is wrong with it tells nothing of any grant. */
const encryptionOf = async (
  operation: Operation,
  { fault, key }: BundleStanding,
): Promise<{ encrypt: Encrypt; kid: string }> => {
  if (fault !== null || key === null)
    throw fail(operation, 'KEY_NOT_USABLE', fault ?? 'KEY_MISSING');
  try {
    return { encrypt: await encryptTo(key), kid: key.kid };
  } catch {
    throw fail(operation, 'KEY_NOT_USABLE', 'KEY_UNFIT');
  }
};

const read = (operation: Operation, hub: Hub): Promise<Outcome> =>
  hub.turnstile.pass('signedIn', () =>
    hub.supergraph.current.use(async (supergraph) => {
      const { request } = operation.given;
      const body = { query: BUNDLE_DOCUMENT, operationName: null, variables: { request } };
      const audience = supergraph.audiences.of(operation.caller?.requester.kind ?? null);
      const admitted = admitOperation(operation, body, audience);
      const data = await execute(supergraph, operation, body, admitted);
      return { admitted, ...(data === undefined ? {} : { data }) };
    }),
  );

interface BundleData {
  readonly informationRequest?: {
    readonly disclosure?: { readonly case?: object | null } | null;
  } | null;
}

const prepare = async (
  operation: Operation,
  incoming: Incoming,
  hub: Hub,
  signer: ReceiptSigner,
): Promise<Prepared> => {
  const standing = await standingOf(operation, incoming, hub);
  const { encrypt, kid } = await encryptionOf(operation, standing);
  const { grant, bundle } = standing;
  if (grant === null) throw fail(operation, 'NOT_AVAILABLE', 'GRANT');
  if (bundle) {
    operation.recorded = true;
    return { outcome: {}, pack: packStatus(bundle) };
  }
  const outcome = await read(operation, hub);
  // A bundle is whole or it is not made.
  if (operation.failures.length > 0 || operation.unavailable.size > 0) return { outcome: {} };
  const { informationRequest } = (outcome.data ?? {}) as BundleData;
  const disclosure = informationRequest?.disclosure;
  if (!disclosure?.case) throw fail(operation, 'NOT_AVAILABLE', 'DISCLOSURE');
  return { outcome, pack: packBundle({ signer, encrypt, grant, kid, disclosure }) };
};

/**
 * Answers who asks for the whole of a grant: once with the bundle, afterwards with what it was, and while
 * the grant opens nothing with what anything absent is answered with. Never throws.
 */
export async function answerBundle(
  incoming: Incoming,
  hub: Hub,
  signer: ReceiptSigner,
): Promise<Answer> {
  const operation = new Operation(incoming.id, incoming.salt, hub.clock.now());
  try {
    const { outcome, pack } = await prepare(operation, incoming, hub, signer).catch(
      (error: unknown): Prepared => ({ outcome: refuse(operation, error, hub.log) }),
    );
    return await hub.exit.release(operation, outcome, pack);
  } finally {
    operation.end();
  }
}
