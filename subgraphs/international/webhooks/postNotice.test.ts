import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postNotice } from './postNotice';

let server: Server;
let answer: RequestListener;
let paths: string[];
const never = new AbortController().signal;

beforeAll(async () => {
  server = createServer((request, response) => {
    paths.push(request.url ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  paths = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const url = (path = '/notices'): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const post = (signal = never) => postNotice(url(), { 'webhook-id': '1' }, '{}', signal);

test.each([
  [200, true],
  [204, true],
  [299, true],
  [300, false],
  [302, false],
  [410, false],
  [500, false],
])('with %d a notice is taken: %s', async (status, taken) => {
  answer = (_request, response) => response.writeHead(status).end();
  expect(await post()).toEqual({ taken, why: String(status) });
});

test('a redirect is not followed', async () => {
  answer = (_request, response) => response.writeHead(307, { location: url('/elsewhere') }).end();
  expect(await post()).toEqual({ taken: false, why: '307' });
  expect(paths).toEqual(['/notices']);
});

test('when a receiver wants to be called again is read, as it says it', async () => {
  answer = (_request, response) => response.writeHead(503, { 'retry-after': '120' }).end();
  expect(await post()).toEqual({ taken: false, why: '503', later: '120' });
});

test('an answer without end is not read', async () => {
  let closed: Promise<unknown> | undefined;
  answer = (_request, response) => {
    closed = once(response, 'close');
    response.writeHead(200);
    const more = (): void => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  };
  expect(await post()).toEqual({ taken: true, why: '200' });
  await closed;
});

test('the head of an answer is not read beyond its bound', async () => {
  answer = (_request, response) => response.writeHead(200, { 'x-long': 'x'.repeat(12_000) }).end();
  expect(await post()).toEqual({ taken: false, why: 'HPE_HEADER_OVERFLOW' });
});

test('who does not answer is given up when patience ends', async () => {
  const patience = new AbortController();
  answer = () => patience.abort();
  expect(await post(patience.signal)).toEqual({ taken: false, why: 'ABORTED' });
});

test('an address where nobody is has not taken it', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  expect(await postNotice(`http://127.0.0.1:${port}/`, {}, '{}', never)).toEqual({
    taken: false,
    why: 'ECONNREFUSED',
  });
});

test('a host is not believed over TLS that does not prove itself', async () => {
  const called = await postNotice(url().replace('http:', 'https:'), {}, '{}', never);
  expect(called.taken).toBe(false);
  expect(paths).toEqual([]);
});
