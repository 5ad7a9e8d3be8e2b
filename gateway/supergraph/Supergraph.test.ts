import { Operation } from '../operation/Operation';
import { LOCAL, NATIONAL } from '../testkit/schemas';
import { composeSupergraph } from './composeSupergraph';
import { Supergraph } from './Supergraph';

const SDL = composeSupergraph([
  { name: 'national', sdl: NATIONAL },
  { name: 'local', sdl: LOCAL },
]);
const source = { process: () => Promise.resolve({ data: { networks: [{ name: 'RILAT' }] } }) };

describe('a supergraph that is no longer in force', () => {
  it('still runs to its end what had begun on it, and then closes', async () => {
    const supergraph = await Supergraph.open(SDL, () => source);
    const operation = new Operation('an-id', 'a-salt', Date.now());
    const order: string[] = [];
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const running = supergraph.use(async ({ server }) => {
      await held;
      const { body } = await server.executeOperation(
        { query: '{ networks { name } }' },
        { contextValue: { operation } },
      );
      order.push('answered');
      return body.kind === 'single' ? body.singleResult.data : null;
    });
    const retired = supergraph.retire().then(() => order.push('closed'));
    await new Promise((resolve) => setImmediate(resolve));
    go();
    expect(await running).toEqual({ networks: [{ name: 'RILAT' }] });
    await retired;
    expect(order).toEqual(['answered', 'closed']);
    operation.end();
  });
});
