import type { WorldDatabase } from './WorldDatabase';

/** Tables in which every row is for everyone, or which say nothing of a person or a case; and why. */
const NOTHING_HIDDEN: Readonly<Record<string, string>> = {
  'national.area': 'reference data',
  'local.network': 'open',
  'local.network_area': 'open',
  'local.network_member': 'open',
  'local.published_figure': 'open',
  'exchange.organisation': 'open',
  'exchange.official': 'each world must know the same officials to be asked the same',
  'exchange.agreement': 'open',
  'exchange.agreement_version': 'open',
  'exchange.competent_authority': 'what decides, not what is decided about',
  'exchange.inspection': 'what decides, not what is decided about',
  'exchange.organisation_key': 'public keys, of which nobody is told but their owner',
  'exchange.notice_receiver': 'who is sent notices, which nobody is told',
  'exchange.mandate': 'what decides, not what is decided about',
  'exchange.permission': 'the decision table',
  'exchange.classification': 'what the schema declares',
  'exchange.suspension': 'what decides, not what is decided about',
  'exchange.request_step': 'the course of requests',
  'exchange.onward_step': 'the course of requests to pass something on',
  'exchange.convention': 'reference data',
  'exchange.convention_party': 'reference data',
  'exchange.data_protection_authority': 'the register: whom breaches are notified to',
  'exchange.duty_desk': 'the register, by which it is decided where word of danger goes',
  'audit.salt': 'random, and read by the sequencer alone, whom nobody asks',
  'audit.unplaced': 'ids of entries, for the sequencer alone',
  'audit.place': 'digests with a salt, for the sequencer alone',
  'audit.sequencer': 'locked by whoever leads, and without a row',
  'exchange.notice_sender': 'locked by whoever leads, and without a row',
  'audit.key_ring': 'what is published of the keys that sign',
  'audit.checkpoint': 'sizes and hashes, for the sequencer and witnesses alone',
  'audit.period_beginning': 'from when the public log counts',
  'audit.period_head': 'the same for everyone',
  'exchange.sample': 'which parts were loaded',
};

/** Tables under row security some of whose rows may be hidden from someone. */
export async function hidingTables(
  database: WorldDatabase,
): Promise<{ name: string; quoted: string }[]> {
  const tables = await database.rows<{ name: string; quoted: string }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relrowsecurity and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  );
  return tables.filter(({ name }) => !(name in NOTHING_HIDDEN));
}

/** Tables that may hide something and whose rows no twist has changed. */
export async function untwistedTables(
  database: WorldDatabase,
  twisted: ReadonlySet<string>,
): Promise<string[]> {
  const tables = await hidingTables(database);
  return tables.filter(({ quoted }) => !twisted.has(quoted)).map(({ name }) => name);
}
