import { randomBytes } from 'node:crypto';
import { FileKeys } from './FileKeys';
import { NO_KEYS, SealFault, type KeyProvider } from './KeyProvider';
import { RecordSealer } from './RecordSealer';

const [OLD, NEW, OWN] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const files = new FileKeys(OLD);
const sealer = new RecordSealer(files, OWN);
const record = { table: 'exchange.document', id: sealer.newId() };
const SECRET = 'A secret letter (synthetic)';
const clear = { content: Buffer.from(SECRET), label: Buffer.from('secret.pdf') };

test('a record opens with its key, part by part, and is 28 bytes longer', async () => {
  const { key, parts } = await sealer.seal(record, clear);
  for (const [part, text] of Object.entries(clear)) {
    const sealed = parts[part as keyof typeof clear];
    expect(await sealer.open(record, key, { part, sealed })).toEqual(text);
    expect(sealed).toHaveLength(text.length + 28);
    expect(sealed.toString('latin1')).not.toContain('secret');
  }
  expect(key.wrapped).toHaveLength(60);
});

test('the same record is never sealed alike, nor under the same key', async () => {
  const [one, other] = [await sealer.seal(record, clear), await sealer.seal(record, clear)];
  expect(one.parts.content).not.toEqual(other.parts.content);
  const sealed = one.parts.content;
  await expect(sealer.open(record, other.key, { part: 'content', sealed })).rejects.toThrow(
    SealFault,
  );
});

test('nothing opens in the place of another record, table or part', async () => {
  const { key, parts } = await sealer.seal(record, clear);
  const sealed = parts.content;
  const open = (as: typeof record, part: string): Promise<Buffer> =>
    sealer.open(as, key, { part, sealed });
  await expect(open({ ...record, id: sealer.newId() }, 'content')).rejects.toThrow(SealFault);
  await expect(open({ ...record, table: 'exchange.other' }, 'content')).rejects.toThrow(SealFault);
  await expect(open(record, 'label')).rejects.toThrow(SealFault);
  expect((await open(record, 'content')).toString()).toBe(SECRET);
});

test('what was changed in one bit does not open, wherever, and the fault says nothing of it', async () => {
  const { key, parts } = await sealer.seal(record, clear);
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy;
  };
  const faults: string[] = [];
  const noted = ({ message }: Error): null => {
    faults.push(message);
    return null;
  };
  for (let at = 0; at < parts.content.length; at += 1) {
    const sealed = flipped(parts.content, at);
    expect(await sealer.open(record, key, { part: 'content', sealed }).catch(noted)).toBeNull();
  }
  for (let at = 0; at < key.wrapped.length; at += 1) {
    const changed = { ...key, wrapped: flipped(key.wrapped, at) };
    const sealed = parts.content;
    expect(await sealer.open(record, changed, { part: 'content', sealed }).catch(noted)).toBeNull();
  }
  const short = parts.content.subarray(0, 20);
  await sealer.open(record, key, { part: 'content', sealed: short }).catch(noted);
  expect(faults).toHaveLength(parts.content.length + 60 + 1);
  expect(faults.filter((fault) => fault.includes('secret'))).toEqual([]);
});

test('a key that was replaced unwraps what it wrapped, while it is kept, and wraps nothing more', async () => {
  const before = await sealer.seal(record, clear);
  const opens = (keys: KeyProvider): Promise<Buffer> =>
    new RecordSealer(keys, OWN).open(record, before.key, {
      part: 'content',
      sealed: before.parts.content,
    });
  const replaced = new FileKeys(NEW, [OLD]);
  expect((await opens(replaced)).toString()).toBe(SECRET);
  await expect(opens(new FileKeys(NEW))).rejects.toThrow(`there is no key ${before.key.kek}`);
  const { key } = await new RecordSealer(replaced, OWN).seal(record, clear);
  expect(key.kek).toBe(
    (await new RecordSealer(new FileKeys(NEW), OWN).seal(record, clear)).key.kek,
  );
  expect(key.kek).not.toBe(before.key.kek);
});

test('ids are of version 4, and a part without keys seals and opens nothing', async () => {
  expect(sealer.newId()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const none = new RecordSealer(NO_KEYS, OWN);
  await expect(none.seal(record, clear)).rejects.toThrow(SealFault);
  const { key, parts } = await sealer.seal(record, clear);
  const sealed = parts.content;
  await expect(none.open(record, key, { part: 'content', sealed })).rejects.toThrow(SealFault);
});

test('a fingerprint is the same for the same text, and another for another text or another part', () => {
  const [print, other] = [sealer, new RecordSealer(files, NEW)].map((one) =>
    one.fingerprint(SECRET),
  );
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(sealer.fingerprint(SECRET)).toBe(print);
  expect(new Set([print, other, sealer.fingerprint('another')]).size).toBe(3);
});
