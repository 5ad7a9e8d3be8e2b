import { insertRows, loadSample } from '@lidhja/exchange';
import { runCommand } from '@lidhja/platform';
import { agreements } from './agreements';
import { breachSteps, breaches } from './breaches';
import { courses } from './courses';
import { documents } from './documents';
import { hitAnswers } from './hitAnswers';
import { requests } from './requests';
import { returnPersons, returns } from './returns';
import { soughtPersons } from './soughtPersons';

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
    await insertRows(query, 'exchange.sought_person', soughtPersons);
    await insertRows(query, 'exchange.document', documents);
    await insertRows(query, 'exchange.request_event', courses);
    await insertRows(query, 'exchange.hit_answer', hitAnswers);
    await insertRows(query, 'exchange.breach', breaches);
    await insertRows(query, 'exchange.breach_step', breachSteps);
    await insertRows(query, 'exchange.return_person', returnPersons);
    await query('reset role', []);
    await insertRows(query, '"international".person_return', returns);
  }),
);
