import { signedHeaders } from './signedHeaders';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';

test('the signature is that of the vector published with Standard Webhooks', () => {
  expect(signedHeaders(ID, BODY, [SECRET], 1_614_265_330_999)).toEqual({
    'webhook-id': ID,
    'webhook-timestamp': '1614265330',
    'webhook-signature': SIGNATURE,
  });
});

test('each secret has a signature of its own, the newest first', () => {
  const newer = `whsec_${Buffer.from('a newer secret of a test').toString('base64')}`;
  const signature = (...secrets: string[]): string[] =>
    signedHeaders(ID, BODY, secrets, 1_614_265_330_000)['webhook-signature'].split(' ');
  expect(signature(newer, SECRET)).toEqual([...signature(newer), SIGNATURE]);
  expect(signature(newer)).not.toEqual([SIGNATURE]);
});

test('another id, another time and another body have another signature', () => {
  const of = (id: string, body: string, now: number): string =>
    signedHeaders(id, body, [SECRET], now)['webhook-signature'];
  const others = [of('msg_2', BODY, 1), of(ID, '{}', 1), of(ID, BODY, 2000), of(ID, BODY, 1)];
  expect(new Set(others).size).toBe(4);
});
