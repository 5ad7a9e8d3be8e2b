import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { sealDocument, sealPerson } from '@lidhja/exchange';
import type { RecordSealer } from '@lidhja/platform';
import type { Category } from '@lidhja/policy';
import type { Client } from 'pg';
import { findRoot } from '../testkit/root';
import { CARRIERS, SEALED } from './carriers';
import {
  CONTACT_POINT,
  ANSWER_DOCUMENT,
  DOCUMENT,
  QARK,
  OFFICIALS,
  PAPERS,
  RECORDS,
  SILENT,
  SILENT_ROWS,
  SOUGHT,
  byId,
  rowId,
  type Clone,
} from './Scenario';
import { plantWords } from './plantWords';
import { nameOf, tokenValue, type About, type Kept, type Token } from './Token';

/** A table of cases or persons, and by which column a row is about one. */
interface PartTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

const CASE = ['case_id', 'case'] as const;
const PERSON = ['person_id', 'person'] as const;
const PERSONS = [RECORDS.person, RECORDS.protectedPerson];
/** Adults, so that who may read them does not hang on papers for a child. */
const ADULT = { child: false, age_uncertain: false };

const quoted = ({ schema, table }: Pick<PartTable, 'schema' | 'table'>): string =>
  `"${schema}"."${table}"`;

const insert = async (client: Client, { table, from, changes }: Clone): Promise<void> => {
  const base = from === null ? `null::${table}` : 't';
  const source = from === null ? '' : `from ${table} t where ${from} limit 1`;
  await client.query(
    `insert into ${table} select (jsonb_populate_record(${base}, $1::jsonb)).* ${source}`,
    [JSON.stringify(changes)],
  );
};

const partTables = async (client: Client): Promise<PartTable[]> => {
  const { rows } = await client.query<PartTable>(
    `select table_schema as schema, table_name as table, array_agg(column_name::text) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where table_schema in ('national', 'protection') and table_type = 'BASE TABLE'
       and table_name not in ('case_assignment', 'case_term', 'case_term_step', 'counted_person', 'area', 'migration')
     group by 1, 2 order by 1, 2`,
  );
  return rows;
};

/** Which records of the scenario a table has a row about, with the column that says so. */
const aboutOf = ({
  table,
  columns,
}: PartTable): [about: About, key: string, records: string[]] | null => {
  if (table === CASE[1]) return ['case', 'id', [RECORDS.case]];
  if (table === PERSON[1]) return ['person', 'id', PERSONS];
  if (columns.includes(PERSON[0])) return ['person', PERSON[0], PERSONS];
  return columns.includes(CASE[0]) ? ['case', CASE[0], [RECORDS.case]] : null;
};

const cloneParts = async (client: Client, part: PartTable): Promise<void> => {
  const { table, columns } = part;
  const about = aboutOf(part);
  if (!about) return;
  const [, key, records] = about;
  for (const record of records) {
    const changes = {
      ...(columns.includes('id') ? { id: rowId(table, record) } : {}),
      ...(columns.includes(CASE[0]) ? { [CASE[0]]: RECORDS.case } : {}),
      ...(table === PERSON[1] ? ADULT : {}),
      ...(table === 'case_person' ? { part: 'VICTIM' } : {}),
      ...(about[0] === 'case' ? { area: QARK, qark: QARK, reference: record } : {}),
      [key]: record,
    };
    await insert(client, { table: quoted(part), from: 'true', changes });
  }
};

/** Of the other tables: what a row is about, and which row it is. */
const OTHER: Readonly<Record<string, readonly [About, record: string, where: string]>> = {
  'exchange.request': ['request', RECORDS.request, byId(RECORDS.request)],
  'exchange.request_words': ['request', RECORDS.request, `request = '${RECORDS.request}'`],
  'exchange.condition': ['request', RECORDS.request, `offer = '${RECORDS.offer}'`],
  'exchange.request_event': ['request', RECORDS.request, `request = '${RECORDS.request}'`],
  'exchange.sought_person.particulars': [
    'sought',
    RECORDS.request,
    `request = '${RECORDS.request}'`,
  ],
  'exchange.document': ['sought', RECORDS.request, `request = '${RECORDS.request}'`],
  'exchange.request_answer': ['sought', RECORDS.asked, `request = '${RECORDS.asked}'`],
  'exchange.outward_request.their_reference': ['sought', RECORDS.asked, byId(RECORDS.left)],
  'exchange.outward_request.request.summary': ['outward', RECORDS.outward, byId(RECORDS.outward)],
  'exchange.outward_request': ['outward', RECORDS.outward, byId(RECORDS.outward)],
  'exchange.inward_information': ['inward', RECORDS.came, byId(RECORDS.told)],
  'exchange.onward_request': ['request', RECORDS.request, byId(RECORDS.onward)],
  'exchange.onward_category': [
    'request',
    RECORDS.request,
    `decision = '${RECORDS.onwardDecision}'`,
  ],
  'exchange.spontaneous_draft': ['draft', RECORDS.draft, byId(RECORDS.draft)],
  'exchange.spontaneous_condition': ['draft', RECORDS.draft, `draft = '${RECORDS.draft}'`],
  'exchange.breach': ['breach', RECORDS.breach, byId(RECORDS.breach)],
  'exchange.breach_step': ['breach', RECORDS.breach, `breach = '${RECORDS.breach}' and number = 2`],
  'exchange.danger_push': ['push', RECORDS.push, byId(RECORDS.push)],
  'exchange.danger_push_item': ['push_words', RECORDS.push, `push = '${RECORDS.push}'`],
  'local.contact_point': ['contact_point', 'of the sample', CONTACT_POINT],
};

/** The columns of the scenario's rows, with what tells such a row from others. */
const places = (
  parts: readonly PartTable[],
  category: (field: string) => Category,
): [Kept, string][] => {
  const byTable = new Map(parts.map((part) => [`${part.schema}.${part.table}`, part]));
  const served = Object.entries(CARRIERS).flatMap(([column, field]): [Kept, string][] => {
    const table = column.slice(0, column.lastIndexOf('.'));
    const other = OTHER[column] ?? OTHER[table];
    if (other) {
      const [about, record, where] = other;
      const of = field === 'DangerPush.grounds' ? 'push_grounds' : about;
      return [[{ column, category: category(field), about: of, record }, where]];
    }
    const part = byTable.get(table);
    const [about, key, records] = (part && aboutOf(part)) ?? ['entry', '', []];
    return records.map((record) => [
      { column, category: category(field), about, record },
      `"${key}" = '${record}'`,
    ]);
  });
  const silent = Object.entries(SILENT_ROWS).map(([column, where]): [Kept, string] => [
    { column, category: null, about: 'nobody', record: column },
    where,
  ]);
  return [...served, ...silent];
};

const WAITING = 'exchange.outward_request.request';

/** What a column is set to: its token, or JSON in which the token stands for all of it. */
const planted = (column: string): string =>
  column === WAITING ? `jsonb_set(request, '{proceeding}', to_jsonb($1::text))` : '$1';

/** Seals what is served sealed, with the tokens in it, as the parts of the hub do. */
const plantSealed = async (client: Client, sealer: RecordSealer, kept: readonly Kept[]) => {
  const tokens = Object.fromEntries(
    kept
      .filter(({ column }) => /\.(document|sought_person)\./.test(column))
      .map((one) => [one.column.slice(one.column.lastIndexOf('.') + 1), tokenOf(one).value]),
  );
  const { label: name = '', content = '', ...person } = tokens;
  const document = await sealDocument(sealer, { name, content: Buffer.from(content) }, DOCUMENT);
  const sought = await sealPerson(sealer, person, SOUGHT);
  const words = { name: 'of-an-answer.txt', content: Buffer.from('Of no token (synthetic)') };
  const answer = await sealDocument(sealer, words, ANSWER_DOCUMENT);
  for (const { id, label, content: bytes } of [document, answer])
    await client.query(
      `update exchange.document set label = decode($2, 'base64'), content = decode($3, 'base64') where id = $1`,
      [id, label, bytes],
    );
  await client.query(
    `update exchange.sought_person set particulars = decode($2, 'base64') where id = $1`,
    [SOUGHT, sought.particulars],
  );
  for (const [request, { id, kek, wrapped }] of [
    [RECORDS.request, document],
    [RECORDS.request, sought],
    [RECORDS.asked, answer],
  ] as const)
    await client.query(
      `insert into exchange.data_key (request, record, kek, wrapped)
       values ($1, $2, $3, decode($4, 'base64'))`,
      [request, id, kek, wrapped],
    );
};

/** The token of what waits to be asked abroad, in a document of it too. */
const plantEnclosed = async (client: Client, sealer: RecordSealer, token: string) => {
  const sealed = await sealDocument(sealer, { name: token, content: Buffer.from(token) });
  const document = { kind: 'OTHER', mediaType: 'TEXT', language: 'en', ...sealed };
  await client.query(
    `update exchange.outward_request set request = request || $2::jsonb where id = $1`,
    [RECORDS.outward, JSON.stringify({ documents: [document] })],
  );
};

const tokenOf = (kept: Kept): Token => ({
  name: nameOf(kept),
  value: tokenValue(kept.column, kept.record),
  planted: true,
  kept: [kept],
});

/** Categories of the whole schema's fields, as they are declared. */
export function declaredCategories(): ReadonlyMap<string, Category> {
  const supergraph = join(findRoot(), 'gateway', 'supergraph.graphql');
  return readDeclarations(readFileSync(supergraph, 'utf8')).categories;
}

/** The reason with which a caller of the scenario asks: entries of the record hold it. */
export function reasonToken(): Token {
  return tokenOf({
    column: 'audit.entry.payload',
    category: 'AUDIT',
    about: 'entry',
    record: RECORDS.ngo,
  });
}

/**
 * Adds the rows of the scenario to a database that has the sample, each protected column of free text
 * holding a token of its own. Tables of cases and persons are found in the catalogue, so that those
 * that are added later get rows too.
 */
export async function plantCanaries(client: Client, sealer: RecordSealer): Promise<Token[]> {
  const categories = declaredCategories();
  const category = (field: string): Category => {
    const found = categories.get(field);
    if (!found) throw new Error(`${field} is not declared: see test/canaries/carriers.ts`);
    return found;
  };
  await client.query('begin; set local session_replication_role = replica');
  for (const row of OFFICIALS) await insert(client, row);
  const parts = await partTables(client);
  for (const part of parts) await cloneParts(client, part);
  for (const row of [...PAPERS, ...SILENT]) await insert(client, row);
  const tokens: Token[] = [reasonToken()];
  const all = places(parts, category);
  const sealed = all.map(([kept]) => kept).filter(({ column }) => SEALED.includes(column));
  await plantSealed(client, sealer, sealed);
  await plantWords(client, sealer, new Map(sealed.map((one) => [one.column, tokenOf(one).value])));
  const waiting = all.map(([kept]) => kept).find(({ column }) => column === WAITING);
  if (waiting) await plantEnclosed(client, sealer, tokenOf(waiting).value);
  tokens.push(...sealed.map(tokenOf));
  for (const [kept, where] of all) {
    if (SEALED.includes(kept.column)) continue;
    const [schema, table, column] = kept.column.split('.') as [string, string, string];
    const token = tokenOf(kept);
    const { rowCount } = await client.query(
      `update ${quoted({ schema, table })} set "${column}" = ${planted(kept.column)} where ${where}`,
      [token.value],
    );
    // A table without rows in the sample has none here either; the census says so.
    if (rowCount === 1) tokens.push(token);
  }
  await client.query('commit');
  return tokens;
}
