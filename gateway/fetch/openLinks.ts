import { contextPrivateKey, fetchKey, type Environment } from '@lidhja/platform';
import { Agent } from 'undici';
import { SubgraphLink } from './SubgraphLink';

/** Bytes of one subgraph's answer; more is refused while it arrives. */
const ANSWER_BYTES = 16 * 1024 * 1024;
const CONNECT_DEADLINE = 1000;
/** Connections per subgraph; fetches beyond them wait in line until their deadline. */
const CONNECTIONS = 64;

/** The lines to all subgraphs, over one pool of kept-alive connections. */
export interface Links {
  /** @throws when the environment gives no address for that subgraph */
  to(name: string): SubgraphLink;
  /** Whether every subgraph is ready. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** Reads the keys and prepares the lines; nothing is called yet. */
export function openLinks({ keys, subgraphs }: Environment): Links {
  const dispatcher = new Agent({
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_DEADLINE },
    maxResponseSize: ANSWER_BYTES,
  });
  const contextKey = contextPrivateKey(keys);
  const links = new Map(
    Object.entries(subgraphs).map(([name, address]) => [
      name,
      new SubgraphLink({ name, address, contextKey, fetchKey: fetchKey(keys, name), dispatcher }),
    ]),
  );
  return {
    to(name) {
      const link = links.get(name);
      if (!link) throw new Error(`LIDHJA_SUBGRAPHS has no address for "${name}"`);
      return link;
    },
    async ready() {
      const ready = await Promise.all([...links.values()].map((link) => link.ready()));
      return ready.every(Boolean);
    },
    close: () => dispatcher.close(),
  };
}
