import type { SecuredSchema } from '@lidhja/enforcement';
import { sampleId } from '@lidhja/platform';
import { securedTables as international } from '@lidhja/international';
import { securedTables as local } from '@lidhja/local';
import { securedTables as national } from '@lidhja/national';
import { FILLED } from './filled';
import type { Probe } from './Probe';
import { SESSIONS, sessionOf, type Settings } from './sessions';

/** A column by which every row is written again. */
const anyColumn = ({ serves, keys = [], hidden = [] }: SecuredSchema['tables'][number]): string =>
  [...keys, ...hidden, ...Object.keys(serves)][0] as string;

type Table = SecuredSchema['tables'][number];

/** It writes every row again. */
const keeps = (name: string, table: Table): string => {
  const column = `"${anyColumn(table)}"`;
  return `with kept as (update ${name} set ${column} = ${column} returning 1) select count(*) from kept`;
};

const NOBODY = sampleId('asked by a test');
const NAMES = { given_name: 'Nobody', family_name: 'Nobody' };
/** A row that nothing else is about, for each column that any of these tables must have. */
const ROW = JSON.stringify({
  ...{ id: NOBODY, case_id: NOBODY, person_id: NOBODY, body: NOBODY, ...NAMES },
  ...{ offence: 'OTHER', article: '1', form: 'OTHER', country: 'AL', citizenship: 'AL' },
  ...{ needs: 'None', status: 'PRESUMED', decided_on: '2026-01-01' },
});

/** It adds a row, and without a session it sees none. */
const adds = (name: string): string[] => [
  `insert into ${name} select (jsonb_populate_record(null::${name}, '${ROW}')).*`,
  `select count(*) from ${name}`,
];

const ofMigrator: Probe[] = [national, local, international].flatMap(({ schema, tables }) =>
  tables.flatMap((table) => {
    const name = `"${schema}"."${table.table}"`;
    const filled = FILLED[`"${schema}".${table.table}`];
    const asked = table.keeperSees === undefined ? [keeps(name, table)] : adds(name);
    return asked.map((sql) => ({
      name: `the migrator keeps ${schema}.${table.table}: ${sql.slice(0, 10)}`,
      role: 'lidhja_migrator',
      settings: {},
      ...(filled ? { before: filled } : {}),
      sql,
    }));
  }),
);

/** A case that is being erased, with somebody who stands nowhere else: without one nothing is to be destroyed. */
const ERASED = sampleId('person/asked by a test');
const ERASING = `update "national".case_term set erasing = true where case_id = '${sampleId('case/vlora-1')}';
  insert into "national".person values ('${ERASED}', false, false, true);
  insert into "national".case_person (case_id, person_id, part)
  values ('${sampleId('case/vlora-1')}', '${ERASED}', 'VICTIM');
  ${['identity', 'origin', 'health']
    .map(
      (part) => `insert into "national".person_${part} select (jsonb_populate_record(t,
        '{"person_id": "${ERASED}"}')).* from "national".person_${part} t limit 1`,
    )
    .join(';')}`;

/** It destroys what a second person approved, and nothing else. */
const ofErasures: Probe[] = national.tables
  .filter(({ keeperErases }) => keeperErases !== undefined)
  .flatMap((table) =>
    (['none', 'some'] as const).map((erased) => ({
      name: `the migrator destroys rows of national.${table.table} that are erased: ${erased}`,
      role: 'lidhja_migrator',
      settings: SESSIONS['prosecutor, own case'] as Settings,
      ...(erased === 'some' ? { before: ERASING } : {}),
      // What names no column asks for nothing that is seen, and shows what could be destroyed unseen.
      sql: `with gone as (delete from "national".${table.table}
        returning ${erased === 'some' ? `"${anyColumn(table)}"` : '1'}) select count(*) from gone`,
    })),
  );

/** A referral, a consent and a return that are being erased: the only ones that go. */
const RECORDS_ERASING = `update exchange.record_term set erasing = true where record in (
  '${sampleId('referral/vatra-to-police')}', '${sampleId('consent/person-1-to-employment')}',
  '${sampleId('return/from-italy')}')`;
const ofRecordErasures: Probe[] = (
  [
    ['exchange_sealer', 'referral_person', 'referral'],
    ['exchange_sealer', 'consent_person', 'consent'],
    ['exchange_sealer', 'return_person', 'return'],
    ['exchange_owner', 'referral_person', 'referral'],
    // Cut from its edge, as it is when it goes.
    ['exchange_owner', 'referral', 'id'],
    ['exchange_owner', 'consent', 'id'],
  ] as const
).flatMap(([role, table, column]) =>
  (['none', 'some'] as const).map((erased) => ({
    name: `${role} destroys rows of exchange.${table} that are erased: ${erased}`,
    role,
    settings: SESSIONS['caseworker'] as Settings,
    before: `${erased === 'some' ? RECORDS_ERASING : 'select'};
      delete from exchange.conflict_check; delete from exchange.representative;
      ${column === 'id' ? `delete from exchange.${table}_person` : 'select'}`,
    sql: `with gone as (delete from exchange.${table} returning ${erased === 'some' ? column : '1'})
      select count(*) from gone`,
  })),
);

/** With what hangs on each: what the local part has done past an entry, which only its own connection may write. */
const ofRecordsDestroyed: Probe[] = [
  'referral/vatra-to-police',
  'consent/person-1-to-employment',
].map((slug) => ({
  name: `the exchange destroys what is erased: ${slug}`,
  role: 'exchange_owner',
  settings: SESSIONS['caseworker'] as Settings,
  before: RECORDS_ERASING,
  sql: `select exchange.destroy_record('${sampleId(slug)}');
      select letting_go from exchange.record_term where record = '${sampleId(slug)}'`,
}));

/** What the command that shows and activates categories sends. */
const ofPolicyCommand: Probe[] = [
  'select count(*) from exchange.pending_categories()',
  `select category from exchange.activated_categories('asked')`,
  `select cardinality(exchange.activate_categories('urn:lidhja:sample', 'national-coordinator'))`,
].map((sql) => ({
  name: `the policy command: ${sql.slice(0, 60)}`,
  role: 'lidhja_migrator',
  settings: {},
  before: `insert into exchange.classification values ('asked', 'Asked.byTest', 'OPEN');
    insert into exchange.policy_change (kind, before, terms) values ('CATEGORY', '{"category": "OPEN"}',
      '{"part": "asked", "coordinate": "Asked.byTest", "category": "HEALTH"}')`,
  sql,
}));

/** A row of each edge that has none in the sample: where there is nothing, nobody sees anything. */
const EDGE_ROWS: Readonly<Record<string, string>> = {
  danger_push_around: `('${NOBODY}', '${sampleId('danger-push/italy')}',
    '${sampleId('official/prosecutor-vlora')}', false)`,
  danger_attempt_around: `('${NOBODY}', '${NOBODY}',
    '${sampleId('official/prosecutor-vlora')}', false)`,
  danger_erased: `('${NOBODY}', '2026-11-01')`,
};

const PERSON = `'${sampleId('person/2')}'`;
const ofExchange: Probe[] = [
  `insert into exchange.referral (network, referring, recipient, referred_on, expires_at, categories, synthetic)
   select network, referring, recipient, referred_on, expires_at, categories, true
   from exchange.referral order by id limit 1`,
  `insert into exchange.referral_person select id, ${PERSON} from exchange.referral
   where id not in (select referral from exchange.referral_person) limit 1`,
  `insert into exchange.return_person values ('${sampleId('return/asked by a test')}', ${PERSON})`,
  `insert into exchange.danger_push_record values (${PERSON}, '${sampleId('danger-push/italy')}')`,
  ...Object.entries(EDGE_ROWS).map(([table, row]) => `insert into exchange.${table} values ${row}`),
].map((sql) => ({
  name: `the exchange keeps whom it is about: ${sql.slice(0, 40)}`,
  role: 'exchange_owner',
  // Without a session no referral is there to be taken up.
  settings: SESSIONS['caseworker'] as Settings,
  sql,
}));

/** Whom an edge is about is nothing for the migrator, although it is a member of the owner. */
const ofEdges: Probe[] = [
  'referral_person',
  'consent_person',
  'return_person',
  'request_words',
  'sought_person',
  'document',
  'data_key',
  'danger_push_item',
  'danger_push_record',
  'danger_push_around',
  'danger_attempt_around',
  'danger_erased',
].map((table) => ({
  name: `the migrator sees no row of ${table}`,
  role: 'lidhja_migrator',
  settings: {},
  ...(EDGE_ROWS[table]
    ? { before: `insert into exchange.${table} values ${EDGE_ROWS[table]}` }
    : {}),
  sql: `select count(*) from exchange.${table}`,
}));

/** Whom an attempt goes around goes with its entries alone, by whoever acts as the sealer. */
const ofForgotten: Probe[] = ['exchange_sealer', 'exchange_owner', 'lidhja_migrator'].map(
  (role) => ({
    name: `whom an attempt goes around is forgotten by ${role}`,
    ...{ role, settings: {} },
    before: `insert into exchange.danger_attempt_around values ${EDGE_ROWS['danger_attempt_around'] ?? ''}`,
    sql: `with gone as (delete from exchange.danger_attempt_around returning 1) select count(*) from gone`,
  }),
);

/** What stays of requests and of what was never sent goes with the command that erases the record, and by nobody else. */
const ofLeftOvers: Probe[] = (['lidhja_migrator', 'postgres'] as const).flatMap((login) =>
  (
    [
      ['exchange_owner', 'outward_request'],
      ['exchange_owner', 'inward_information'],
      ['exchange_sealer', 'danger_erased'],
    ] as const
  ).map(([role, table]) => ({
    name: `what is left in ${table} goes, logged in as ${login}`,
    ...{ role, settings: {} },
    before: `insert into exchange.danger_erased values ${EDGE_ROWS['danger_erased'] ?? ''};
      update exchange.outward_request set prepared_at = '2026-09-01', valid_until = '2026-09-10';
      set local session_replication_role = replica;
      update exchange.request set outward = null, inward = null
        where id in (select id from exchange.request where coalesce(outward, inward) is not null order by id limit 3);
      set local session_replication_role = origin;
      select set_config('lidhja.forgotten_until', '2026-10-02', true);
      ${login === 'postgres' ? 'select' : `set local session authorization ${login}`}`,
    sql: `with gone as (delete from exchange.${table} returning 1) select count(*) from gone`,
  })),
);

/** What was erased of word of danger is there for nobody: neither its notices nor what the record has. */
const ofErasedDanger: Probe[] = (
  [
    ['audit_owner', 'select cardinality(exchange.danger_around_me())'],
    ['lidhja_international', 'select cardinality(exchange.sealed_rows())'],
  ] as const
).map(([role, sql]) => ({
  name: `what was erased is closed to whoever asks: ${sql.slice(19)}`,
  ...{ role, sql },
  settings: SESSIONS['inspector'] as Settings,
  before: `insert into exchange.danger_erased values ${EDGE_ROWS['danger_erased'] ?? ''}`,
}));

/** What functions of the exchange could see of the edges at most, whatever they forget. */
const ofFunctions: Probe[] = (
  [
    ['consent', SESSIONS['caseworker']],
    ['referral', SESSIONS['caseworker']],
    ['return', SESSIONS['authority, returns']],
  ] as const
).map(([edge, settings]) => ({
  name: `functions see edges of what is open, and no sealed person: ${edge}`,
  role: 'exchange_owner',
  settings: settings as Settings,
  sql: `select ${edge}, person from exchange.${edge}_person order by 1`,
}));

/** What functions of the exchange could see of whom requests ask about, of their documents, and of danger. */
const ofRequests: Probe[] = (
  [
    ['request_words', 'request, id, summary'],
    ['sought_person', 'request, position, particulars'],
    ['document', 'request, number, label'],
    ['data_key', 'request, record, wrapped'],
    ['danger_push_item', 'push, category, words'],
  ] as const
).flatMap(([table, columns]) =>
  (
    ['agency abroad', 'recipient of requests', 'prosecutor, another’s case', 'inspector'] as const
  ).map((session) => ({
    name: `functions see what the session's own exchange tells, in ${table}: ${session}`,
    role: 'exchange_owner',
    settings: SESSIONS[session] as Settings,
    sql: `select ${columns} from exchange.${table} order by 1, 2`,
  })),
);

/** Word of danger about a record that is sealed is not there for the desk that had it. */
const ofSealedDanger: Probe[] = (
  [
    [
      'lidhja_international',
      `select id from exchange.find_danger_pushes('RECEIVED', null, null, null, 100)`,
    ],
    ['exchange_owner', 'select push, words from exchange.danger_push_item'],
  ] as const
).map(([role, sql]) => ({
  name: `functions leave out word of danger about what is sealed, as ${role}`,
  ...{ role, sql },
  settings: sessionOf(
    'foreign_authority',
    'IMMEDIATE_THREAT',
    'greece-agency',
    'greece-anti-trafficking-agency',
  ),
  before: `insert into exchange.seal (record, compartment)
    select r.record, 'witness-protection' from exchange.danger_push_record r
    where r.push = '${sampleId('danger-push/greece')}' on conflict do nothing`,
}));

/** Word of danger is not there for an official, or an office, that it goes around. */
const ofKeptDanger: Probe[] = (
  [
    ['official/greece-agency', false],
    ['organisation/greece-anti-trafficking-agency', false],
    ['organisation/greece-anti-trafficking-agency', true],
  ] as const
).map(([implicated, nameless]) => ({
  name: `functions leave out word of danger that goes around ${implicated}, nameless: ${nameless}`,
  role: 'lidhja_international',
  sql: `select id from exchange.find_danger_pushes('RECEIVED', null, null, null, 100)`,
  settings: sessionOf(
    'foreign_authority',
    'IMMEDIATE_THREAT',
    'greece-agency',
    'greece-anti-trafficking-agency',
  ),
  before: `insert into exchange.danger_push_around values ('${sampleId(implicated)}',
    '${sampleId('danger-push/greece')}', '${sampleId('official/prosecutor-vlora')}', ${nameless})`,
}));

/** What the record has of word of danger is not there for whom it goes around. */
const ofKeptAttempts: Probe[] = [true, false].map((nameless) => ({
  name: `the record leaves out an operation that goes around who asks, nameless: ${nameless}`,
  role: 'lidhja_evidence',
  sql: `select type from audit.find_entries(null, null, null, null, null, null, 100)`,
  settings: sessionOf('police', 'OVERSIGHT', 'police-vlora', 'police-vlora'),
  before: `with kept as (insert into audit.entry (type, operation, organisation, official, purpose, payload, cleared)
      values ('refused', '${NOBODY}', '${sampleId('organisation/police-vlora')}', null, 'OVERSIGHT', '{}', false)
      returning operation)
    insert into exchange.danger_attempt_around select '${sampleId('official/police-vlora')}', operation,
      '${sampleId('official/prosecutor-vlora')}', ${nameless} from kept`,
}));

/** What those send who keep the tables: they read and write what they keep, and load the sample. */
export const keeperProbes: readonly Probe[] = [
  ...ofMigrator,
  ...ofErasures,
  ...ofRecordErasures,
  ...ofRecordsDestroyed,
  ...ofPolicyCommand,
  ...ofExchange,
  ...ofEdges,
  ...ofFunctions,
  ...ofRequests,
  ...ofSealedDanger,
  ...ofKeptDanger,
  ...ofKeptAttempts,
  ...ofForgotten,
  ...ofLeftOvers,
  ...ofErasedDanger,
  {
    name: 'functions keep whom a request asks about',
    role: 'exchange_owner',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `insert into exchange.sought_person (request, position, id, particulars)
      values ('${sampleId('request/it-granted')}', 1, '${NOBODY}', convert_to('Asked by a test, and not opened', 'UTF8'))`,
  },
  {
    name: 'functions keep what is written with a request',
    role: 'exchange_owner',
    settings: SESSIONS['agency abroad'] as Settings,
    // One of which nothing was written.
    before: `set local session_replication_role = replica;
      delete from exchange.request_words where request = '${sampleId('request/it-granted')}';
      set local session_replication_role = origin`,
    sql: `insert into exchange.request_words (request, id, summary)
      values ('${sampleId('request/it-granted')}', '${NOBODY}', convert_to('Asked by a test, and not opened', 'UTF8'))`,
  },
  {
    name: 'functions keep keys of what is sealed',
    role: 'exchange_owner',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `insert into exchange.data_key (request, record, kek, wrapped)
      values ('${sampleId('request/it-granted')}', '${NOBODY}', 'asked', convert_to('by a test', 'UTF8'))`,
  },
  ...(
    [
      ['document', `update exchange.document set label = '', content = ''`],
      ['request_words', `update exchange.request_words set summary = ''`],
      ['sought_person', `update exchange.sought_person set particulars = ''`],
      ['data_key', 'delete from exchange.data_key'],
    ] as const
  ).map(([table, sql]) => ({
    name: `functions destroy what the session's own exchange tells alone, in ${table}`,
    role: 'exchange_owner',
    settings: SESSIONS['recipient of requests'] as Settings,
    sql: `with gone as (${sql} returning request) select request, count(*) from gone group by 1 order by 1`,
  })),
  {
    name: 'functions keep what word of danger says',
    role: 'exchange_owner',
    settings: SESSIONS['agency abroad'] as Settings,
    sql: `insert into exchange.danger_push_item (push, category, needed_for, words)
      values ('${sampleId('danger-push/italy')}', 'FAMILY', 'SHIELDING', 'Asked by a test')`,
  },
];
