import { insertRows, loadSample } from '@lidhja/exchange';
import { runCommand } from '@lidhja/platform';
import { caseTables } from './caseTables';
import { dutyDesks } from './dangers';
import { caseCitations, caseFacts, childDecisions, personHealth } from './facts';
import { generateCases } from './generateCases';
import { namedCases } from './namedCases';
import { officials } from './officials';
import { organisations } from './organisations';
import { dataProtectionAuthorities, inspections, mandates, seals, suspensions } from './standing';

/** Whenever the sample is loaded. */
const CASES_ENDED = `update "national".case_term set ended_at = '2026-11-02T09:00:00Z'
  where ended_at is not null`;

// The registry and the cases. Decisions need the requests: see decisions.ts.
runCommand('national sample', () =>
  loadSample('national', 'national', async (query) => {
    await insertRows(query, 'exchange.organisation', organisations);
    await insertRows(query, 'exchange.official', officials);
    await insertRows(query, 'exchange.suspension', suspensions);
    await insertRows(query, 'exchange.mandate', mandates);
    await insertRows(query, 'exchange.inspection', inspections);
    await insertRows(query, 'exchange.data_protection_authority', dataProtectionAuthorities);
    await insertRows(query, 'exchange.seal', seals);
    await insertRows(query, 'exchange.duty_desk', dutyDesks);
    for (const [table, rows] of Object.entries(caseFacts)) await insertRows(query, table, rows);
    await query('reset role', []);
    for (const [table, rows] of caseTables([...namedCases, ...generateCases()])) {
      await insertRows(query, `"national".${table}`, rows);
    }
    await query(CASES_ENDED, []);
    await insertRows(query, '"national".person_health', personHealth);
    await insertRows(query, '"national".child_decision', childDecisions);
    await insertRows(query, '"national".case_citation', caseCitations);
  }),
);
