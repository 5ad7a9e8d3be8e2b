import type { Session } from '@lidhja/enforcement';
import type { Retention, WrittenAgreement, WrittenVersion } from '@lidhja/policy';
import { PolicyChangeKind, PolicyChangeState, type PolicyChange } from './PolicyChange';
import type { ProposedAgreement } from './ProposedAgreement';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Stored {
  readonly id: string;
  readonly kind: PolicyChangeKind;
  readonly agreement: string | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly sortKey: string;
  readonly activatedBy: string | null;
  readonly activatedAt: Date | null;
}

/** A change with the exact text of its time, which a JavaScript date would cut to milliseconds. */
export type ChangeRow = PolicyChange & { readonly sortKey: string };

const instant = (value: unknown): Date | null =>
  typeof value === 'string' ? new Date(value) : null;

const termsOf = (terms: Stored['terms']): PolicyChange['terms'] => {
  const deadlines = terms['deadlines'] as WrittenVersion['deadlines'];
  const { hitNoHit } = terms;
  const retention = terms['retention'] as Required<Retention> | null | undefined;
  return {
    ...(terms as unknown as NonNullable<PolicyChange['terms']>),
    validFrom: instant(terms['validFrom']),
    validUntil: instant(terms['validUntil']),
    deadlineHours: {
      urgentDirect: deadlines.urgentDirect / HOUR,
      urgent: deadlines.urgent / HOUR,
      other: deadlines.other / HOUR,
    },
    hitNoHitHours: typeof hitNoHit === 'number' ? hitNoHit / HOUR : null,
    retention: retention
      ? {
          ...retention,
          maxAgeDays: retention.maxAge / DAY,
          reviewEveryDays: retention.reviewEvery / DAY,
        }
      : null,
  };
};

/** An agreement as a change of it keeps it. */
type KeptAgreement = Omit<ProposedAgreement, 'competentAuthorities'> & {
  readonly competentAuthorities: readonly string[];
};

const newAgreementOf = (terms: Stored['terms']): ProposedAgreement => {
  const { competentAuthorities, ...agreement } = terms['agreement'] as KeptAgreement;
  return { ...agreement, competentAuthorities: competentAuthorities.map((id) => ({ id })) };
};

const changeOf = ({ agreement, terms, ...row }: Stored): ChangeRow => ({
  ...row,
  state: row.activatedAt ? PolicyChangeState.ACTIVATED : PolicyChangeState.PROPOSED,
  agreementId: agreement,
  after: terms,
  terms: row.kind === PolicyChangeKind.CATEGORY ? null : termsOf(terms),
  newAgreement: row.kind === PolicyChangeKind.NEW_AGREEMENT ? newAgreementOf(terms) : null,
  coordinate: row.kind === PolicyChangeKind.CATEGORY ? String(terms['coordinate']) : null,
});

const find = async (session: Session, values: readonly unknown[]): Promise<ChangeRow[]> => {
  const rows = await session.query<Stored[]>(
    `select id, kind, agreement, before, terms, proposed_by as "proposedBy",
       proposed_at as "proposedAt", proposed_at::text as "sortKey", activated_by as "activatedBy",
       activated_at as "activatedAt" from exchange.find_policy_changes($1, $2, $3, $4)`,
    [...values],
  );
  return rows.map(changeOf);
};

/** Changes of policy data, reached through the functions of the exchange alone. */
export const PolicyChangeStore = {
  async findById(session: Session, id: string): Promise<ChangeRow | null> {
    return (await find(session, [[id], null, null, 1]))[0] ?? null;
  },

  findPage(session: Session, limit: number, after: string[] | null): Promise<ChangeRow[]> {
    return find(session, [null, after?.[0] ?? null, after?.[1] ?? null, limit]);
  },

  /** All of an agreement; null for whoever may not propose to amend it, and where there is none. */
  async findWritten(session: Session, agreement: string): Promise<WrittenAgreement | null> {
    const [row] = await session.query<[{ written: WrittenAgreement | null }]>(
      'select exchange.written_agreement($1) as written',
      [agreement],
    );
    return row.written;
  },

  /** Agreements between the same parties in the same instrument, for whoever may propose to amend it. */
  async findBeside(session: Session, agreement: string): Promise<WrittenAgreement[]> {
    const [row] = await session.query<[{ written: WrittenAgreement[] }]>(
      'select exchange.agreements_beside($1) as written',
      [agreement],
    );
    return row.written;
  },

  /** Null for whoever may not propose an agreement; countries by id of an organisation. */
  async findAround(
    session: Session,
    { parties, instrument, competentAuthorities }: WrittenAgreement,
  ): Promise<{ beside: WrittenAgreement[]; countries: Record<string, string> } | null> {
    const [row] = await session.query<
      [{ around: { beside: WrittenAgreement[]; countries: Record<string, string> } | null }]
    >('select exchange.around_agreement($1, $2, $3) as around', [
      parties,
      instrument,
      competentAuthorities,
    ]);
    return row.around;
  },

  async proposeNew(session: Session, terms: object): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.propose_agreement($1::jsonb) as id',
      [JSON.stringify(terms)],
    );
    return row.id;
  },

  async propose(session: Session, agreement: string, terms: object): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.propose_agreement_version($1, $2::jsonb) as id',
      [agreement, JSON.stringify(terms)],
    );
    return row.id;
  },

  async activate(session: Session, change: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.activate_policy_change($1) as id',
      [change],
    );
    return row.id;
  },
};
