import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';

/** SQL: a request like one of the sample that was granted, with a grant on this case to the same agency abroad. */
export const grantedAbroad = (request: string, caseId: string): string => {
  const [decision, of] = [randomUUID(), sampleId('request/it-granted')];
  return `insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object(
      'id', '${request}', 'reference', 'IT-COPIES-' || '${request}'))).* from exchange.request r where r.id = '${of}';
    insert into exchange.request_event select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
      'request', '${request}'))).* from exchange.request_event e where e.request = '${of}';
    insert into exchange.decision select (jsonb_populate_record(d, jsonb_build_object('id', '${decision}',
      'request', '${request}'))).* from exchange.decision d where d.request = '${of}';
    insert into exchange.decision_category select '${decision}', c, true, null from unnest(array['CASE_STATUS', 'OFFENCE']) c;
    insert into exchange."grant" select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(),
      'decision', '${decision}', 'request', '${request}', 'record', '${caseId}', 'valid_until', '2030-01-01'))).*
    from exchange."grant" g where g.request = '${of}'`;
};
