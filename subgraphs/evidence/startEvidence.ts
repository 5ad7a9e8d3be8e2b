import { serveSubgraph } from '@lidhja/enforcement';
import { witnessKey, type Environment, type RunningPart } from '@lidhja/platform';
import { evidence } from './definition';
import { LogStore } from './log/LogStore';
import { routeCheckpoint } from './log/routeCheckpoint';
import { prepareSequencer } from './log/startSequencer';

/** The evidence part: serves its subgraph, and places the entries of the record in its log and signs it. */
export async function startEvidence(environment: Environment): Promise<RunningPart> {
  const key = witnessKey(environment.keys);
  // First: a part whose log is not what was signed serves nothing.
  const log = await prepareSequencer(environment);
  // Of its own, beside whatever is being placed.
  const served = new LogStore(environment.databaseUrl);
  const part = await serveSubgraph(evidence, environment, {
    route: (http) => routeCheckpoint(http, { store: served, signer: log.signer }, key),
  }).catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
  const sequencer = log.start();
  return {
    url: part.url,
    failed: sequencer.failed,
    async close() {
      await sequencer.stop();
      await part.close();
      await served.close();
    },
  };
}
