import { serveSubgraph } from '@lidhja/enforcement';
import type { Environment, RunningPart } from '@lidhja/platform';
import { international } from './definition';
import { startWatch } from './escalation/startWatch';
import { startSender } from './webhooks/startSender';

/** The international part: serves its subgraph, looks at deadlines and, where there are receivers, sends notices. */
export async function startInternational(environment: Environment): Promise<RunningPart> {
  const part = await serveSubgraph(international, environment);
  // Only now: a part that may not serve sends nothing either.
  const sender = await startSender(environment).catch(async (error: unknown) => {
    await part.close();
    throw error;
  });
  const watch = startWatch(environment);
  return {
    url: part.url,
    async close() {
      await watch.stop();
      await sender?.stop();
      await part.close();
    },
  };
}
