import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { EMPTY_ROOT } from '../tree/treeHash';
import { formatCheckpoint, parseCheckpoint } from './Checkpoint';
import { NoteError } from './NoteError';
import {
  formatVerifierKey,
  noteKey,
  NOTE_SIGNATURE,
  parseVerifierKey,
  WITNESS_COSIGNATURE,
} from './NoteKey';
import { openCheckpoint, SignatureError } from './openCheckpoint';
import { cosignCheckpoint, signCheckpoint } from './signCheckpoint';
import { formatNote, parseNote, type NoteSignature } from './SignedNote';

const pair = () => generateKeyPairSync('ed25519').privateKey;
const ORIGIN = 'lidhja.example/record';
const [logKey, witnessKey, otherKey] = [pair(), pair(), pair()];
const log = noteKey(ORIGIN, NOTE_SIGNATURE, logKey);
const witness = noteKey('witness.example/w1', WITNESS_COSIGNATURE, witnessKey);
const checkpoint = { origin: ORIGIN, size: 7, root: EMPTY_ROOT };
const note = signCheckpoint(checkpoint, logKey);
const cosigned = cosignCheckpoint(note, { name: witness.name, privateKey: witnessKey }, 1764000000);

describe('what Go’s sumdb/note publishes', () => {
  const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const NOTE =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

  test('is read, verified and written again', () => {
    const key = parseVerifierKey(KEY);
    expect(formatVerifierKey(key)).toBe(KEY);
    const { body, signatures } = parseNote(NOTE);
    expect(signatures.map(({ name, id }) => [name, id])).toEqual([[key.name, key.id]]);
    expect(verify(null, Buffer.from(body), key.publicKey, signatures[0]!.bytes)).toBe(true);
    expect(formatNote({ body, signatures })).toBe(NOTE);
  });
});

describe('the example of C2SP tlog-cosignature', () => {
  const NOTE =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
    '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';

  test('is read as a checkpoint with a signature and a cosignature of its time', () => {
    const { body, signatures } = parseNote(NOTE);
    expect(parseCheckpoint(body)).toMatchObject({ size: 20852163 });
    expect(formatCheckpoint(parseCheckpoint(body))).toBe(body);
    expect(signatures[1]!.bytes.readBigUInt64BE()).toBe(1679315147n);
    expect(formatNote({ body, signatures })).toBe(NOTE);
  });
});

test('a checkpoint says how the log stood, who signed it and who has seen it', () => {
  expect(openCheckpoint(note, [log])).toEqual({ ...checkpoint, signedBy: [log.id], witnesses: [] });
  expect(openCheckpoint(cosigned, [log, witness])).toEqual({
    ...checkpoint,
    signedBy: [log.id],
    witnesses: ['witness.example/w1'],
  });
});

test('a signature of an unknown key says nothing, and one that does not hold spoils the note', () => {
  expect(openCheckpoint(cosigned, [log]).witnesses).toEqual([]);
  expect(() => openCheckpoint(cosigned, [witness])).toThrow(SignatureError);
  const forged = (name: string, id: string, bytes: Buffer): string => {
    const { body, signatures } = parseNote(note);
    return formatNote({ body, signatures: [...signatures, { name, id, bytes }] });
  };
  const bytes = sign(null, Buffer.from('something else'), witnessKey);
  const timed = Buffer.concat([Buffer.alloc(8), bytes]);
  for (const text of [
    forged(log.name, log.id, bytes),
    forged(log.name, log.id, bytes.subarray(1)),
    forged(witness.name, witness.id, timed),
    forged(witness.name, witness.id, bytes),
  ]) {
    expect(() => openCheckpoint(text, [log, witness])).toThrow(SignatureError);
  }
  const other = signCheckpoint(checkpoint, otherKey);
  expect(() => openCheckpoint(other, [log])).toThrow(SignatureError);
});

test('a checkpoint that two keys of the log sign is read by whoever knows one of them', () => {
  const other = noteKey(ORIGIN, NOTE_SIGNATURE, otherKey);
  const both = signCheckpoint(checkpoint, logKey, otherKey);
  expect(parseNote(both).body).toBe(parseNote(note).body);
  for (const keys of [[log], [other], [log, other]]) {
    const signedBy = keys.map(({ id }) => id);
    expect(openCheckpoint(both, keys)).toEqual({ ...checkpoint, signedBy, witnesses: [] });
  }
  // One that does not hold spoils it for whoever knows that key, and for nobody else.
  const [first, second] = parseNote(both).signatures as [NoteSignature, NoteSignature];
  const { body } = parseNote(both);
  const spoilt = formatNote({ body, signatures: [first, { ...second, bytes: first.bytes }] });
  expect(openCheckpoint(spoilt, [log]).signedBy).toEqual([log.id]);
  expect(() => openCheckpoint(spoilt, [log, other])).toThrow(SignatureError);
  expect(() => openCheckpoint(spoilt, [other])).toThrow(SignatureError);
});

test('a key that is known under another name signs no checkpoint of this log', () => {
  const elsewhere = noteKey('elsewhere.example', NOTE_SIGNATURE, logKey);
  const { body } = parseNote(note);
  const bytes = sign(null, Buffer.from(body), logKey);
  const text = formatNote({ body, signatures: [{ ...elsewhere, bytes }] });
  expect(() => openCheckpoint(text, [log, elsewhere])).toThrow(SignatureError);
});

test.each([
  ['no signatures', note.slice(0, note.indexOf('\n\n') + 1)],
  ['no newline at the end', note.slice(0, -1)],
  ['control characters', note.replace('\n7\n', '\n7\r\n')],
  ['another dash', note.replace('—', '-')],
  ['base64 that is not so written', note.replace(/=?=\n$/, '\n')],
  ['a signature without any', `${note}— name AAAAAA==\n`],
  ['a leading zero', signCheckpoint({ ...checkpoint, size: '07' as never }, logKey)],
  [
    'a size that no log has',
    signCheckpoint({ ...checkpoint, size: '9'.repeat(20) as never }, logKey),
  ],
  ['a short root', signCheckpoint({ ...checkpoint, root: EMPTY_ROOT.subarray(1) }, logKey)],
  ['an empty line', note.replace('\n7\n', '\n\n7\n')],
  ['more signatures than are read', note + note.slice(note.indexOf('—')).repeat(64)],
  ['more than any note', `${'a'.repeat(70_000)}\n${note}`],
])('%s: it is no checkpoint', (_, text) => {
  expect(() => openCheckpoint(text, [log])).toThrow(NoteError);
});

test.each([
  ['of a name with a plus', 'a+b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['of no name', '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['of another ID', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['of another type', `a+00000000+${Buffer.alloc(33, 2).toString('base64')}`],
  ['that is too short', `a+00000000+${Buffer.alloc(32, 1).toString('base64')}`],
])('a key %s is refused', (_, text) => {
  expect(() => parseVerifierKey(text)).toThrow(NoteError);
});
