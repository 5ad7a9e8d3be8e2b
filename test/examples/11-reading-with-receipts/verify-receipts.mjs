// Verifies the receipts in a saved answer, offline and with nothing but Node's own crypto:
//   node verify-receipts.mjs answer.json jwks.json
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [answerFile, keysFile] = process.argv.slice(2);
if (!answerFile || !keysFile) {
  console.error('usage: node verify-receipts.mjs answer.json jwks.json');
  process.exit(2);
}

const answer = readFileSync(answerFile);
const { keys, revoked = [] } = JSON.parse(readFileSync(keysFile, 'utf8'));
const { receipts = [] } = JSON.parse(answer.toString('utf8')).extensions ?? {};

// The digest covers the answer's bytes with nothing between the brackets of the list of receipts, which
// is the last thing in it.
const start = answer.lastIndexOf('"receipts":[') + '"receipts":['.length;
const covered = Buffer.concat([answer.subarray(0, start), Buffer.from(']}}')]);
const digest = createHash('sha256').update(covered).digest('hex');

const decoded = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/** Why no receipt of that moment is to be believed for its key alone, or null where one is. */
const faultOfKey = (kid, iat) => {
  const lost = revoked.find((key) => key.kid === kid);
  if (lost && iat >= lost.revoked.revoked_at) return 'its key had been lost before it was signed';
  // Whoever has the key writes any time into a receipt.
  if (lost) return 'its key was lost since: it holds only where the hub has kept it too';
  const key = keys.find((one) => one.kid === kid);
  if (!key) return `no key ${kid} is published`;
  const signs = iat >= (key.nbf ?? 0) && iat <= (key.exp ?? Infinity);
  return signs ? null : 'its key signed nothing at that time';
};

/** Why a receipt does not hold for this answer, or null where it does. */
const fault = (jws) => {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { alg, typ, kid } = decoded(header);
  if (alg !== 'EdDSA' || typ !== 'lidhja-receipt+jwt') return 'it is no receipt';
  const { iat, digest: covers } = decoded(payload);
  const ofKey = faultOfKey(kid, iat);
  if (ofKey !== null) return ofKey;
  const key = createPublicKey({ key: keys.find((one) => one.kid === kid), format: 'jwk' });
  const signed = verify(
    null,
    Buffer.from(`${header}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) return 'its signature does not hold';
  return covers.value === digest ? null : 'it is of another answer';
};

const faults = receipts.map(fault);
receipts.forEach((jws, at) => {
  console.log(faults[at] ?? `holds: ${JSON.stringify(decoded(jws.split('.')[1]))}`);
});
if (receipts.length === 0) console.log('there is no receipt in this answer');
process.exit(receipts.length > 0 && faults.every((one) => one === null) ? 0 : 1);
