import type { Client } from 'pg';
import { OPENED, type FactRow } from './openedFacts';

export type { FactRow } from './openedFacts';

/** Of a table whose rows are sealed, these with their keys. */
const keyed = (table: string): string => `(select d.*, k.kek, k.wrapped from exchange.${table} d
  left join exchange.data_key k on k.request = d.request and k.record = d.id)`;

/** Tables that decide, or hold what is decided about. */
const TABLES = {
  organisations: 'exchange.organisation',
  officials: 'exchange.official',
  inspections: 'exchange.inspection',
  seals: 'exchange.seal',
  agreements: 'exchange.agreement',
  versions: 'exchange.agreement_version',
  requests: `(select r.*, w.id as words, w.summary, w.urgency_reason, k.kek, k.wrapped from exchange.request r
    left join exchange.request_words w on w.request = r.id
    left join exchange.data_key k on k.request = w.request and k.record = w.id)`,
  requestEvents: 'exchange.request_event',
  clocks: 'exchange.request_clock',
  retention: 'exchange.retention',
  sought: keyed('sought_person'),
  documents: keyed('document'),
  offers: 'exchange.condition_offer',
  replies: 'exchange.condition_reply',
  decisions: 'exchange.decision',
  answers: 'exchange.decision_category',
  grants: 'exchange."grant"',
  revocations: 'exchange.revocation',
  onwards: 'exchange.onward_request',
  outwards: 'exchange.outward_request',
  told: keyed('request_answer'),
  hits: 'exchange.hit_answer',
  inwards: `(select i.*, k.kek, k.wrapped from exchange.inward_information i
    left join exchange.data_key k on k.record = i.id)`,
  onwardDecisions: 'exchange.onward_decision',
  onwardCategories: 'exchange.onward_category',
  onwardRevocations: 'exchange.onward_revocation',
  drafts: 'exchange.spontaneous_draft',
  breaches: 'exchange.breach',
  breachSteps: 'exchange.breach_step',
  receipts: 'exchange.receipt',
  pushes: `(select p.*, exchange.danger_due(p.reviewed_at, t.kept_at) as due_at from exchange.danger_push p
    left join exchange.danger_term t on t.push = p.id)`,
  pushItems: 'exchange.danger_push_item',
  dangerCopies: 'exchange.danger_copies',
  pushRecords: 'exchange.danger_push_record',
  pushesAround: 'exchange.danger_push_around',
  notices: 'exchange.notice',
  deliveries: 'exchange.notice_delivery',
  referrals: 'exchange.referral',
  referralPersons: 'exchange.referral_person',
  consents: 'exchange.consent',
  consentPersons: 'exchange.consent_person',
  representatives: 'exchange.representative',
  changes: 'exchange.policy_change',
  returns: '"international".person_return',
  returnPersons: 'exchange.return_person',
  childDecisions: '"national".child_decision',
  cases:
    '(select * from "national"."case" c left join "national".case_status s on s.case_id = c.id)',
  assignments: '"national".case_assignment',
  // When each is due, by the terms in force.
  caseTerms: `(select t.*, "national".case_due(t.ended_at, t.kept_at) as due_at from "national".case_term t)`,
  recordTerms: `(select t.*, exchange.record_due(t.class, t.ended_at, t.kept_at) as due_at from exchange.record_term t)`,
  calledIn: 'exchange.called_in',
  citations: '"national".case_citation',
  authorisations: 'exchange.judicial_authorisation',
  offences: '"national".case_offence',
  exploitation: '"national".case_exploitation',
  suspects: '"national".case_suspect',
  persons: '"national".person',
  identities: '"national".person_identity',
  origins: '"national".person_origin',
  health: '"national".person_health',
  edges: '"national".case_person',
  identifications: '"national".identification',
  contactPoints: '"local".contact_point',
  entries: 'audit.entry',
} as const;

export type TableName = keyof typeof TABLES;

const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const fact = (row: Record<string, unknown>): FactRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camelCase(name), value]));

/** What is true, read as the superuser past every wall: the ground on which a value is decided anew. */
export class Facts {
  private readonly indexes = new Map<string, Map<unknown, FactRow[]>>();

  private constructor(
    private readonly tables: Readonly<Record<TableName, readonly FactRow[]>>,
    /** Instant at which it was read. */
    readonly now: number,
  ) {}

  static async read(admin: Client): Promise<Facts> {
    const tables: Partial<Record<TableName, readonly FactRow[]>> = {};
    for (const [name, table] of Object.entries(TABLES)) {
      const { rows } = await admin.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${table} t`,
      );
      const facts = rows.map(({ row }) => fact(row));
      const open = OPENED[name];
      tables[name as TableName] = open ? await Promise.all(facts.map(open)) : facts;
    }
    return new Facts(tables as Record<TableName, readonly FactRow[]>, Date.now());
  }

  all(table: TableName): readonly FactRow[] {
    return this.tables[table];
  }

  where(table: TableName, column: string, value: unknown): FactRow[] {
    return [...(this.indexOf(table, column).get(value) ?? [])];
  }

  one(table: TableName, column: string, value: unknown): FactRow | undefined {
    return this.indexOf(table, column).get(value)?.[0];
  }

  private indexOf(table: TableName, column: string): Map<unknown, FactRow[]> {
    const name = `${table}.${column}`;
    let index = this.indexes.get(name);
    if (!index) {
      index = new Map();
      for (const row of this.tables[table])
        index.set(row[column], [...(index.get(row[column]) ?? []), row]);
      this.indexes.set(name, index);
    }
    return index;
  }
}
