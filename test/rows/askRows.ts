import { sampleId } from '@lidhja/platform';
import { PURPOSES } from '@lidhja/policy';
import type { Client, QueryResult } from 'pg';
import { recordFacts } from './Recorded';
import type { RowQuestion } from './RowQuestion';
import { SECURED } from './secured';

const CASE = sampleId('case/vlora-3');
const REQUEST = sampleId('request/it-decided');
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');

/** An adult of the case whom no seal protects, and the one whom it does. */
const ADULT = sampleId('person/3');
const PROTECTED = sampleId('person/4');

const counted = (table: string, key: string, value: string): string =>
  `(select count(*) from "national".${table} where ${key} = '${value}')`;

/** How many rows of each table a session sees; the last are those of the protected person. */
const TABLES: Readonly<Record<string, string>> = {
  '"case"': counted('"case"', 'id', CASE),
  case_status: counted('case_status', 'case_id', CASE),
  case_offence: counted('case_offence', 'case_id', CASE),
  case_exploitation: counted('case_exploitation', 'case_id', CASE),
  case_suspect: counted('case_suspect', 'case_id', CASE),
  person: counted('person', 'id', ADULT),
  case_person: counted('case_person', 'person_id', ADULT),
  person_identity: counted('person_identity', 'person_id', ADULT),
  person_origin: counted('person_origin', 'person_id', ADULT),
  person_health: counted('person_health', 'person_id', ADULT),
  person_age: counted('person_age', 'person_id', ADULT),
  identification: counted('identification', 'person_id', ADULT),
  protected: `${counted('person', 'id', PROTECTED)} + ${counted('case_person', 'person_id', PROTECTED)}
    + ${counted('person_identity', 'person_id', PROTECTED)} + ${counted('identification', 'person_id', PROTECTED)}`,
};

const READ = [...SECURED, 'person_age'].join(',').replaceAll('"', '');
const AHEAD = `"national".ask_ahead('{${READ}}')`;

const callerOf = ({ grant }: Pick<RowQuestion, 'grant'>): string =>
  grant ? ITALY : sampleId('organisation/oversight');

const settings = ({ kind, purpose, assigned, inArea, trained, grant }: RowQuestion): string => {
  const official = sampleId(assigned ? 'official/prosecutor-vlora' : 'official/inspector');
  const organisation = callerOf({ grant });
  return Object.entries({
    kind,
    purpose,
    official,
    organisation,
    country: grant ? 'IT' : 'AL',
    request: grant ? REQUEST : '',
    areas: inArea ? '["AL-12"]' : '["AL-01"]',
    facts: trained ? '["trained"]' : '[]',
  })
    .map(([name, value]) => `set_config('lidhja.${name}', '${value}', true)`)
    .join(', ');
};

/** What must be so before the question can be asked. */
const prepared = ({ grant, purpose, recorded = {} }: RowQuestion): string => {
  const statements = recordFacts(recorded, callerOf({ grant }), purpose);
  if (grant) {
    statements.push(`update exchange."grant" set purpose = '${purpose}',
      categories = '{${grant.categories.join(',')}}',
      approved_by = approved_by[1:${grant.approvals}] where request = '${REQUEST}'`);
  }
  if (statements.length === 0) return '';
  return `reset role; ${statements.join(';\n')}; set local role lidhja_national;`;
};

/** Names of the tables of which a session sees rows, for each question. */
export async function askRows(
  client: Client,
  questions: readonly RowQuestion[],
): Promise<string[][]> {
  const columns = Object.entries(TABLES).map(
    ([name, sql]) => `${sql} as "${name.replaceAll('"', '')}"`,
  );
  // As the hub asks, and as a statement would that forgot to ask ahead, in turn.
  const statements = questions.map(
    (question, at) => `savepoint s; ${prepared(question)} select ${settings(question)};
      select ${columns.join(', ')} where ${at % 2 === 0 ? AHEAD : 'true'}; rollback to s;`,
  );
  // The agreement names everything, so that what is missing is missing for another reason.
  await client.query(`update exchange.agreement_version set purposes = '{${PURPOSES.join(',')}}',
    categories = (select array_agg(distinct category) from exchange.permission)`);
  await client.query('set local role lidhja_national');
  const results = (await client.query(statements.join('\n'))) as unknown as QueryResult[];
  await client.query('reset role');
  return results
    .map(({ rows }) => rows[0] as Record<string, string> | undefined)
    .filter((row) => row !== undefined && 'case_offence' in row)
    .map((row) => Object.keys(row ?? {}).filter((name) => Number(row?.[name]) > 0));
}
