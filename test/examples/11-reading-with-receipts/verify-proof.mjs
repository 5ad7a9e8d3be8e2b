// Verifies that a receipt, or an entry of the record, stands in the public log, offline and with nothing but Node's
// own crypto:
//   node verify-proof.mjs proof.txt checkpoint.vkey [receipt.jws]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [proofFile, keysFile, receiptFile] = process.argv.slice(2);
if (!proofFile || !keysFile) {
  console.error('usage: node verify-proof.mjs proof.txt checkpoint.vkey [receipt.jws]');
  process.exit(2);
}

const say = (code, what) => {
  console.log(what);
  process.exit(code);
};
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
// RFC 6962: no leaf can pass for a node.
const leafHash = (text) => sha256(Buffer.of(0), Buffer.from(text));
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
const bytes = (base64) => {
  const read = Buffer.from(base64 ?? '', 'base64');
  if (read.toString('base64') !== base64) say(1, 'it is no proof');
  return read;
};

const text = readFileSync(proofFile, 'utf8');
const end = text.indexOf('\n\n');
const [format, item = '', terms = '', commitment = '', at = '', ...hashes] = text
  .slice(0, end)
  .split('\n');
const [, number, until] = /^period (\d+) (\S+)$/.exec(terms) ?? [];
const [, slot] = /^slot (\d+)$/.exec(at) ?? [];
if (
  format !== 'lidhja-proof/1' ||
  number === undefined ||
  slot === undefined ||
  Number(slot) >= 2 ** 16 ||
  hashes[16] !== 'inclusion'
) {
  say(1, 'it is no proof');
}

// The item leads to the root of its period's tree, and the leaf of the period to the root of the log.
let slots = leafHash(`lidhja-item/1\n${item}\n`);
hashes.slice(0, 16).forEach((hash, level) => {
  slots =
    (Number(slot) >> level) % 2 === 1 ? nodeHash(bytes(hash), slots) : nodeHash(slots, bytes(hash));
});
const committed = bytes(commitment.replace(/^commitment /, '')).toString('hex');
let root = leafHash(
  `lidhja-period/1\n${number}\n${until}\n${slots.toString('hex')}\n${committed}\n`,
);

// The signed checkpoint: what is signed, an empty line, and lines of signatures.
const note = text.slice(end + 2);
const body = note.slice(0, note.lastIndexOf('\n\n') + 1);
const [origin, size, base64] = body.split('\n');
let [place, last] = [Number(number), Number(size) - 1];
if (place > last) say(1, 'it does not stand where it says');
// RFC 9162, section 2.1.3.2.
for (const hash of hashes.slice(17)) {
  if (place % 2 === 1 || place === last) {
    root = nodeHash(bytes(hash), root);
    while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
  } else {
    root = nodeHash(root, bytes(hash));
  }
  [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
}

/** What a key of the log has signed, under the name that it has as a key of the public log. */
const signedBy = (vkey) => {
  const [name, , ...rest] = vkey.split('+');
  const key = bytes(rest.join('+'));
  // Ed25519 of a log; others are of witnesses.
  if (key[0] !== 1 || origin !== `${name}/periods`) return false;
  const id = sha256(Buffer.from(`${origin}\n`), key).subarray(0, 4);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return note
    .slice(body.length + 1)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([, whose, signature]) => whose === origin && bytes(signature).subarray(0, 4).equals(id),
    )
    .some(([, , signature]) =>
      verify(null, Buffer.from(body), publicKey, bytes(signature).subarray(4)),
    );
};
const keys = readFileSync(keysFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
if (!keys.some(signedBy)) say(1, 'no key of the log has signed it');
if (last !== 0 || !root.equals(bytes(base64))) say(1, 'it does not stand where it says');

if (receiptFile) {
  const digest = sha256(Buffer.from(readFileSync(receiptFile, 'utf8').trim())).toString('hex');
  if (item !== `receipt ${digest}`) say(1, 'it is of another receipt');
}
say(0, `holds: ${item} stands in the period that was over at ${until}`);
