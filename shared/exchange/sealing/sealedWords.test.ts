import { randomBytes } from 'node:crypto';
import { FileKeys, RecordSealer } from '@lidhja/platform';
import { openHeldWords, openWords, sealRequestWords, sealWords } from './sealedWords';

const sealer = new RecordSealer(new FileKeys(randomBytes(32)), randomBytes(32));
const TABLE = 'exchange.request_answer';
const TEXT = 'Known there since May (synthetic)';

const bytes = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');

test('words open in their own place alone, and nothing where there is none or no key', async () => {
  const { id, kek, wrapped, words } = await sealWords(sealer, TABLE, { words: TEXT });
  const seal = { id, kek, wrapped: bytes(wrapped) };
  const text = { part: 'words', sealed: bytes(words) };
  expect(bytes(words).includes('Known')).toBe(false);
  expect(await openWords(sealer, TABLE, seal, text)).toBe(TEXT);
  expect(await openWords(sealer, TABLE, seal, { ...text, sealed: null })).toBeNull();
  expect(await openWords(sealer, TABLE, { ...seal, kek: null, wrapped: null }, text)).toBeNull();
  for (const open of [
    () => openWords(sealer, 'exchange.inward_information', seal, text),
    () => openWords(sealer, TABLE, { ...seal, id: sealer.newId() }, text),
    () => openWords(sealer, TABLE, seal, { ...text, part: 'summary' }),
    () => openWords(sealer, TABLE, seal, { ...text, sealed: Buffer.alloc(0) }),
  ])
    await expect(open()).rejects.toThrow();
});

test('what waits is sealed as it will lie, and says nothing of a reason that was not given', async () => {
  const held = await sealRequestWords(sealer, { summary: TEXT });
  expect(held.urgencyReason).toBeNull();
  expect(await openHeldWords(sealer, held, 'summary')).toBe(TEXT);
  expect(await openHeldWords(sealer, held, 'urgencyReason')).toBeNull();
  expect(await openHeldWords(sealer, null, 'summary')).toBeNull();
  const seal = { id: held.id, kek: held.kek, wrapped: bytes(held.wrapped) };
  const text = { part: 'summary', sealed: bytes(held.summary) };
  expect(await openWords(sealer, 'exchange.request_words', seal, text)).toBe(TEXT);
});
