import { insertRows, loadSample } from '@lidhja/exchange';
import { readKeysDirectory, runCommand, sealerOf } from '@lidhja/platform';
import { dangerPushes } from './dangers';
import { decidedRequests } from './decidedRequests';
import { offeredConditions } from './offeredConditions';
import { onwardRequests } from './onwardRequests';
import { spontaneousDrafts } from './spontaneousDrafts';

// Decisions are written by the owner of the case, and need the requests of the international sample.
runCommand('national decisions sample', () =>
  loadSample('national', 'national-decisions', async (query) => {
    const loaded = (await query(
      "select from exchange.sample where part = 'international'",
      [],
    )) as unknown[];
    if (loaded.length === 0) throw new Error('load the sample of international first');
    const written = {
      ...{ ...decidedRequests, ...offeredConditions },
      ...{ ...dangerPushes, ...onwardRequests },
      ...(await spontaneousDrafts(sealerOf(readKeysDirectory()))),
    };
    for (const [table, rows] of Object.entries(written)) await insertRows(query, table, rows);
  }),
);
