import type { Session } from '@lidhja/enforcement';
import type { Retention, WrittenVersion } from '@lidhja/policy';
import type { Agreement } from './Agreement';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Lengths in milliseconds. */
type AgreementRow = Omit<Agreement, 'deadlines' | 'hitNoHitHours' | 'retention'> & {
  readonly lengths: WrittenVersion['deadlines'] & { readonly hitNoHit: number | null };
  readonly template: string;
  readonly longerBecause: string | null;
  readonly kept: Required<Retention> | null;
};

const agreementOf = ({
  lengths,
  template,
  longerBecause,
  kept,
  ...row
}: AgreementRow): Agreement => ({
  ...row,
  deadlines: {
    urgentDirect: lengths.urgentDirect / HOUR,
    urgent: lengths.urgent / HOUR,
    other: lengths.other / HOUR,
    template,
    longerBecause,
  },
  hitNoHitHours: lengths.hitNoHit === null ? null : lengths.hitNoHit / HOUR,
  retention: kept && {
    maxAgeDays: Math.floor(kept.maxAge / DAY),
    reviewEveryDays: Math.floor(kept.reviewEvery / DAY),
    onCaseClosed: kept.onCaseClosed,
    legalHold: kept.legalHold,
  },
});

/** Agreements, reached through functions of the exchange alone. */
export const AgreementStore = {
  async find(
    session: Session,
    filter: { ids?: readonly string[]; country?: string | null; limit: number },
  ): Promise<Agreement[]> {
    const rows = await session.query<AgreementRow[]>(
      `select a.id, a.title, a.instrument, a.parties, a.signed_on::text as "signedOn", a.synthetic, a.version,
         a.in_force as "inForce", a.valid_from as "validFrom", a.valid_until as "validUntil", a.offences,
         a.purposes, a.categories, exchange.competent_authorities(a.id) as "competentAuthorities",
         t.deadlines as lengths, t.deadline_template as template, t.longer_because as "longerBecause",
         t.handling, t.refusal_grounds as "refusalGrounds", t.evidence_uses as "evidenceUses", t.onward,
         t.retention as kept
       from exchange.find_agreements($1, $2, $3) a
       cross join lateral exchange.agreement_terms(a.id, a.version) t order by a.title, a.id`,
      [filter.ids ?? null, filter.country ?? null, filter.limit],
    );
    return rows.map(agreementOf);
  },
};
