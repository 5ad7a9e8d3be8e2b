import dns from 'node:dns';
import net from 'node:net';
import { forProceeding, TestHub } from './testkit/TestHub';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

describe('the network', () => {
  const reached: string[] = [];
  // Kept to be put back; both are called with the socket or the module that they were taken from.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { connect } = net.Socket.prototype;
  const { lookup } = dns;

  beforeAll(() => {
    net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
      // Node hands over its own arguments as a list in the first.
      const [options] = given.flat() as [{ host?: string } | undefined];
      reached.push(options?.host ?? 'localhost');
      return Reflect.apply(connect, this, given) as net.Socket;
    };
    const watched = (name: string, ...rest: unknown[]): void => {
      reached.push(name);
      if (LOOPBACK.has(name)) Reflect.apply(lookup, dns, [name, ...rest]);
      else (rest.at(-1) as (error: Error) => void)(new Error('no name is looked up here'));
    };
    dns.lookup = Object.assign(watched, lookup) as typeof dns.lookup;
  });
  afterAll(() => {
    net.Socket.prototype.connect = connect;
    dns.lookup = lookup;
  });

  it('is not touched outside loopback while the gateway starts, serves, fails and stops', async () => {
    const hub = await new TestHub().start();
    await hub.ask('{ offices { name networks { name } } }');
    await hub.ask('{ cases { nodes { id } } }', { as: 'prosecutor', headers: forProceeding });
    await hub.ask('{ nonsense }');
    await fetch(`${hub.gateway.url}/health/ready`);
    await hub.local.close();
    await hub.ask('{ networks { name } }');
    await hub.stop();
    expect(reached.length).toBeGreaterThan(3);
    expect(reached.filter((host) => !LOOPBACK.has(host))).toEqual([]);
  });

  it('would be seen to be touched', async () => {
    await fetch('http://canary.invalid/').catch(() => undefined);
    expect(reached).toContain('canary.invalid');
  });
});
