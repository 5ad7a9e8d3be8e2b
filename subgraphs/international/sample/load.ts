import { insertRows, loadSample } from '@lidhja/exchange';
import { readKeysDirectory, runCommand, sealerOf } from '@lidhja/platform';
import { agreements } from './agreements';
import { breachSteps, breaches } from './breaches';
import { courses } from './courses';
import { sealedDocumentsOfSample } from './documents';
import { hitAnswers } from './hitAnswers';
import { requests, sealedWordsOfSample } from './requests';
import { returnPersons, returns } from './returns';
import { sealedPersonsOfSample } from './soughtPersons';

/** Whenever the sample is loaded. */
const RETURNS_ENDED = `update exchange.record_term set ended_at = '2026-11-02T09:00:00Z'
  where class = 'RETURN' and ended_at > '2026-11-02T09:00:00Z'`;

// Needs the organisations and officials of the national sample.
runCommand('international sample', () =>
  loadSample('international', 'international', async (query) => {
    const loaded = (await query(
      "select from exchange.sample where part = 'national'",
      [],
    )) as unknown[];
    if (loaded.length === 0) throw new Error('load the sample of national first');
    for (const [table, rows] of Object.entries(agreements)) await insertRows(query, table, rows);
    await insertRows(query, 'exchange.request', requests);
    const sealer = sealerOf(readKeysDirectory());
    const written = await sealedWordsOfSample(sealer);
    const sought = await sealedPersonsOfSample(sealer);
    const enclosed = await sealedDocumentsOfSample(sealer);
    await insertRows(query, 'exchange.request_words', written.words);
    await insertRows(query, 'exchange.sought_person', sought.persons);
    await insertRows(query, 'exchange.document', enclosed.documents);
    await insertRows(query, 'exchange.data_key', [
      ...[...written.keys, ...sought.keys],
      ...enclosed.keys,
    ]);
    await insertRows(query, 'exchange.request_event', courses);
    await insertRows(query, 'exchange.hit_answer', hitAnswers);
    await insertRows(query, 'exchange.breach', breaches);
    await insertRows(query, 'exchange.breach_step', breachSteps);
    await insertRows(query, 'exchange.return_person', returnPersons);
    await query('reset role', []);
    await insertRows(query, '"international".person_return', returns);
    await query(RETURNS_ENDED, []);
  }),
);
