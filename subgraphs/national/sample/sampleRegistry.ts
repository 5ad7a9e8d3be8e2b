import { officials } from './officials';
import { organisations } from './organisations';
import { inspections, mandates, suspensions } from './standing';

/** The registry of the sample, as rows by table of the exchange: who there is, without any database. */
export const sampleRegistry: Readonly<Record<string, readonly object[]>> = Object.freeze({
  organisations,
  officials,
  suspensions,
  mandates,
  inspections,
});
