import {
  CONDITIONS,
  FOREIGN_KINDS,
  ORDINARY_SUBJECT,
  PUBLIC,
  type Agreement,
  type Basis,
  type Consent,
  type Grant,
  type Question,
  type Referral,
  type Requester,
  type RequesterKind,
} from '../index';
import { overrideWith } from './overrideWith';
import type { Overrides, PolicyCase } from './PolicyCase';

/** The instant at which all cases are decided. */
export const NOW = Date.parse('2026-03-02T09:00:00Z');
const BEFORE = Date.parse('2026-02-01T00:00:00Z');
const AFTER = Date.parse('2026-04-01T00:00:00Z');

const withoutOrganisation = new Set<string>(['public', 'data_subject']);

const countryOf = (kind: string): string | null => {
  if (kind === 'public' || kind === 'international_organisation') return null;
  return (FOREIGN_KINDS as readonly string[]).includes(kind) ? 'IT' : 'AL';
};

export function requesterOf(written: string | Overrides): Requester {
  const { kind, ...special } = typeof written === 'string' ? { kind: written } : written;
  const usual: Requester = {
    ...PUBLIC,
    kind: kind as RequesterKind,
    organisation: withoutOrganisation.has(kind as string) ? null : 'org-1',
    official: withoutOrganisation.has(kind as string) ? null : 'official-1',
    country: countryOf(kind as string),
  };
  return overrideWith(usual, special);
}

type Asked = Pick<PolicyCase, 'purpose' | 'category'>;

/** A basis that carries what is asked, save for what the case says about it. */
export function basisOf(written: string | Overrides, { purpose, category }: Asked): Basis {
  const { kind, ...special } =
    typeof written === 'string' ? ({ kind: written } as Overrides) : written;
  const scope = { purposes: purpose ? [purpose] : [], categories: [category] };
  const referral: Referral = {
    id: 'referral-1',
    recipient: 'org-1',
    categories: [category],
    acceptedAt: BEFORE,
    expiresAt: AFTER,
  };
  const consent: Consent = {
    id: 'consent-1',
    recipient: 'org-1',
    ...scope,
    givenAt: BEFORE,
    withdrawnAt: null,
  };
  const grant: Grant = {
    id: 'grant-1',
    organisation: 'org-1',
    ...scope,
    validFrom: BEFORE,
    validUntil: AFTER,
    revokedAt: null,
    exhausted: false,
    conditionsAccepted: true,
    approvedBy: ['official-8', 'official-9'],
    requestedBy: 'official-1',
  };
  const agreement: Agreement = {
    id: 'agreement-1',
    version: 1,
    parties: ['AL', 'IT'],
    status: 'in_force',
    validFrom: BEFORE,
    validUntil: null,
    ...scope,
  };
  switch (kind) {
    case 'referral':
      return { kind, referral: overrideWith(referral, special) };
    case 'consent':
      return { kind, consent: overrideWith(consent, special) };
    case 'grant': {
      const said = overrideWith<{ grant: Overrides; agreement: Overrides }>(
        { grant: {}, agreement: {} },
        special,
      );
      return {
        kind,
        grant: overrideWith(grant, said.grant),
        agreement: overrideWith(agreement, said.agreement),
      };
    }
    default:
      return { kind } as Basis;
  }
}

/** The question that a case asks. */
export function questionOf(written: PolicyCase): Question {
  const { purpose, category, holds = [], subject = {} } = written;
  const stranger = holds.find((condition) => !CONDITIONS.includes(condition));
  if (stranger) throw new Error(`"${stranger}" is no condition`);
  return {
    requester: requesterOf(written.requester),
    purpose,
    basis: basisOf(written.basis, written),
    subject: { ...overrideWith(ORDINARY_SUBJECT, subject), facts: new Set(holds) },
    category,
    now: NOW,
  };
}
