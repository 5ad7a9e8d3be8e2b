import { sampleId } from '@lidhja/platform';
import type { Probe } from './Probe';

const HASH = `sha256('asked')`;
const ENTRY = sampleId('entry/asked by a test');

/** A public log of one period, with one item in it and another that waits. */
const BEFORE = `with
  beginning as (insert into audit.period_beginning (begun) values (now() - interval '1 hour')),
  waiting as (insert into audit.awaiting (at, leaf) values (now() - interval '1 hour', ${HASH})),
  placed as (insert into audit.place values (0, '${ENTRY}', ${HASH}, ${HASH}, '')),
  period as (insert into audit.period values (0, now(), ${HASH}, ${HASH}, 0, ${HASH}, '')),
  proof as (insert into audit.proof values (${HASH}, 0, 7, decode(repeat('00', 512), 'hex')))
  insert into audit.period_head values (1, 'asked by a test', '{key}')`;

/** The lock of all sequencers, in the transaction of the question itself. */
const LEADS = `(select audit.lead_sequencers(),
  set_config('lidhja.sequencer', pg_backend_pid()::text, true) offset 0) led`;
const NEXT = `audit.keep_periods(1, array[${HASH}], array[${HASH}], array[${HASH}], 0, array[''::bytea],
  '{}', '{}', '{}', '')`;

const READ = [
  'select size, note, keys from audit.told_periods()',
  `select period, slot, size from audit.find_proofs(array[${HASH}])`,
  'select number, slots, nodes from audit.find_periods(array[0])',
];
const ASKED: Readonly<Record<string, readonly string[]>> = {
  lidhja_evidence: [
    ...READ,
    `select audit.digest_of('${ENTRY}') as digest`,
    'select kept, due > 0 as due, note from audit.period_standing()',
    'select leaf, period from audit.next_items(1, 100, 10)',
    `select audit.begin_periods() is null as done from ${LEADS}`,
    `select ${NEXT} is null as done from ${LEADS}`,
    `select audit.keep_period_head(2, 'asked', '{}') is null as done from ${LEADS}`,
  ],
  lidhja_international: READ.slice(1),
  lidhja_gateway: [`select audit.await_receipts('[{"jws": "a.b.c"}]') is null as done`],
};

/** What is asked of the public log, for which nobody's session is needed: it is the same for everyone. */
export const periodProbes: readonly Probe[] = Object.entries(ASKED).flatMap(([role, asked]) =>
  asked.map((sql) => ({
    name: `periods: ${role} ${sql.slice(0, 60)}`,
    ...{ role, settings: {}, before: BEFORE, sql },
  })),
);
