import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileKeys } from './FileKeys';
import { SealFault } from './KeyProvider';
import { RecordSealer } from './RecordSealer';
import { ServiceKeys } from './ServiceKeys';

const TOKEN = 'a token of this test';
const [files, inside] = [new FileKeys(randomBytes(32)), new FileKeys(randomBytes(32))];

type Given = Readonly<Record<string, string>>;
type Answers = (task: string, given: Given) => unknown;

const bytes = (text = ''): Buffer => Buffer.from(text, 'base64');
/** As a service does it that keeps its key to itself. */
const honest: Answers = async (task, { key, bound, wrapped }) => {
  if (task === 'wrap') {
    const made = await inside.wrap(bytes(key), bytes(bound));
    return { kek: 'keys/records:1', wrapped: made.wrapped.toString('base64') };
  }
  const { kek } = await inside.wrap(randomBytes(32), bytes(bound));
  const unwrapped = await inside.unwrap({ kek, wrapped: bytes(wrapped) }, bytes(bound));
  return { key: unwrapped.toString('base64') };
};

const asked: { task: string; given: Given }[] = [];
let answers: Answers = honest;
let server: Server;
let keys: ServiceKeys;
let sealer: RecordSealer;

beforeAll(async () => {
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const task = request.url?.split('/').pop() ?? '';
      const given = JSON.parse(Buffer.concat(parts).toString('utf8')) as Given;
      asked.push({ task, given });
      const known = request.headers.authorization === `Bearer ${TOKEN}`;
      Promise.resolve(known ? answers(task, given) : null).then(
        (told) => {
          const moved = told === 'elsewhere' ? { location: '/other/unwrap' } : {};
          reply.writeHead(told === 'elsewhere' ? 307 : told === null ? 403 : 200, moved);
          reply.end(typeof told === 'string' ? told : JSON.stringify(told));
        },
        () => reply.writeHead(500).end(),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  keys = new ServiceKeys({ url, token: TOKEN }, files);
  sealer = new RecordSealer(keys, randomBytes(32));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers = honest;
  asked.length = 0;
});

const record = { table: 'exchange.document', id: '5b0c1f7e-0000-4000-8000-000000000001' };
const SECRET = Buffer.from('A secret letter (synthetic)');

test('a record opens by the service that wrapped its key, which is told what it is for and nothing of it', async () => {
  const { key, parts } = await sealer.seal(record, { content: SECRET });
  const sealed = { part: 'content', sealed: parts.content };
  expect(key.kek).toBe('keys/records:1');
  expect(await sealer.open(record, key, sealed)).toEqual(SECRET);
  expect(asked.map(({ task }) => task)).toEqual(['wrap', 'unwrap']);
  expect(bytes(asked[1]?.given['bound']).toString()).toContain(record.id);
  expect(JSON.stringify(asked)).not.toContain(SECRET.toString('base64').slice(0, 12));
  const other = { ...record, id: record.id.replace('5b', '5c') };
  await expect(sealer.open(other, key, sealed)).rejects.toThrow(SealFault);
});

test('what a key in a file wrapped before opens without the service', async () => {
  const before = await new RecordSealer(files, randomBytes(32)).seal(record, { content: SECRET });
  const sealed = { part: 'content', sealed: before.parts.content };
  expect(await sealer.open(record, before.key, sealed)).toEqual(SECRET);
  expect(asked).toEqual([]);
});

test.each<[what: string, task: string, told: unknown]>([
  ['refuses', 'wrap', null],
  ['names no key', 'wrap', { wrapped: 'A'.repeat(80) }],
  ['names its key as one in a file', 'wrap', { kek: 'file:1', wrapped: 'A'.repeat(80) }],
  ['names its key with a line', 'wrap', { kek: 'a\nb', wrapped: 'A'.repeat(80) }],
  ['wraps nothing', 'wrap', { kek: 'one', wrapped: '' }],
  ['wraps in too few bytes', 'wrap', { kek: 'one', wrapped: 'A'.repeat(40) }],
  ['wraps in more than are kept', 'wrap', { kek: 'one', wrapped: 'A'.repeat(5464) }],
  ['refuses', 'unwrap', null],
  ['says something else', 'unwrap', 'secret'],
  ['answers with a list of nothing', 'unwrap', 'null'],
  ['answers with a short key', 'unwrap', { key: 'AAAA' }],
  ['answers with too much', 'unwrap', { key: 'A'.repeat(44), more: 'A'.repeat(20_000) }],
  ['sends elsewhere', 'unwrap', 'elsewhere'],
])('a service that %s is no service, when it is to %s', async (_what, task, told) => {
  const { key } = await sealer.seal(record, { content: SECRET });
  answers = () => told;
  const bound = Buffer.from('bound');
  const fault = await (
    task === 'wrap' ? keys.wrap(randomBytes(32), bound) : keys.unwrap(key, bound)
  ).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(SealFault);
  expect((fault as Error).message).toMatch(/^the key service /);
  expect((fault as Error).message).not.toMatch(/secret|127/);
  expect(asked.filter((one) => one.task === task)).toHaveLength(task === 'wrap' ? 2 : 1);
});

test('nor is one that does not know the token, or is not there', async () => {
  const { port } = server.address() as AddressInfo;
  for (const service of [
    { url: `http://127.0.0.1:${port}/v1/`, token: 'another token of a test' },
    { url: 'http://127.0.0.1:1/', token: TOKEN },
  ]) {
    const none = new ServiceKeys(service, files);
    await expect(none.wrap(randomBytes(32), Buffer.from('bound'))).rejects.toThrow(
      'the key service did not wrap',
    );
  }
});
