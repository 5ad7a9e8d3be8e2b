import { serveSubgraph } from '@lidhja/enforcement';
import type { Environment, RunningPart } from '@lidhja/platform';
import { international } from './definition';
import { startSender } from './webhooks/startSender';

/** The international part: serves its subgraph and, where the operator configured receivers, sends notices. */
export async function startInternational(environment: Environment): Promise<RunningPart> {
  const part = await serveSubgraph(international, environment);
  // Only now: a part that may not serve sends nothing either.
  const sender = await startSender(environment).catch(async (error: unknown) => {
    await part.close();
    throw error;
  });
  return {
    url: part.url,
    async close() {
      await sender?.stop();
      await part.close();
    },
  };
}
