import { sampleId } from '@lidhja/platform';
import type { Category } from '@lidhja/policy';

/** What is recorded of the case and the adult that rows are asked about, beside the grant. */
export interface Recorded {
  /** A court authorised it, on the case. */
  readonly authorised?: true;
  /** A second person approved that the proceeding cannot do without the category. */
  readonly necessary?: Category;
  /** A case to which the official is assigned, who is not to this one, cites it. */
  readonly cited?: true;
  /** The person consented that the caller has the category for its purpose, or took that back. */
  readonly consent?: { readonly category: Category; readonly withdrawn?: true };
  /** The person was referred to the caller with the category. */
  readonly referral?: Category;
  /** The person is a child, and an authority did or did not decide that the data may cross. */
  readonly child?: 'decided' | 'undecided';
  /** The return of the person is prepared. */
  readonly returning?: true;
  /** A code on the case or the person, or on their values of one category, and who is the caller to it. */
  readonly code?: {
    readonly on: 'case' | 'person';
    readonly code: 'H1' | 'H2';
    readonly category: Category | null;
    readonly caller: 'first recipient' | 'provider' | 'permitted' | 'another';
    readonly abroad: boolean;
  };
  /** The request declares that the answer is for a court. */
  readonly evidence?: true;
  /** The case, or one that cites it, is past its term; or it would be, and a hold keeps it. */
  readonly past?: 'case' | 'held' | 'citing';
  /** The agreement puts H1 on all that is given under it. */
  readonly agreementH1?: true;
}

const id = (name: string): string => `'${sampleId(name)}'`;
const CASE = id('case/vlora-3');
const CITING = id('case/vlora-1');
const ADULT = id('person/3');
const OFFICIAL = id('official/prosecutor-vlora');
const ABROAD = id('organisation/greece-anti-trafficking-agency');
const AT_HOME = id('organisation/vatra');
const OWNER = id('organisation/prosecutor-vlora');

/** Statements that make it so. @param caller id of the organisation that asks */
export function recordFacts(facts: Recorded, caller: string, purpose: string): string[] {
  const me = `'${caller}'`;
  const { code, consent, referral } = facts;
  const record = code?.on === 'case' ? CASE : ADULT;
  const provider = code?.caller === 'provider' ? me : code?.abroad ? ABROAD : AT_HOME;
  return [
    facts.authorised &&
      `insert into exchange.judicial_authorisation (record, reference, court, decided_on, recorded_by, synthetic)
       values (${CASE}, 'Authorisation', 'Court', '2026-01-01', ${OFFICIAL}, true)`,
    facts.necessary &&
      `insert into exchange.necessity (record, category, reason, recorded_by, approved_by, approved_at, synthetic)
       values (${CASE}, '${facts.necessary}', 'Cannot do without', ${OFFICIAL},
         ${id('official/prosecutor-vlora-second')}, '2026-01-01', true)`,
    facts.cited && `insert into "national".case_citation values (${CITING}, ${CASE}, '2026-01-01')`,
    facts.cited &&
      `insert into "national".case_assignment (case_id, official, area, since)
       values (${CITING}, ${id('official/inspector')}, 'AL-12', '2026-01-02')`,
    consent &&
      `with made as (insert into exchange.consent (kept_by, recipient, purposes, categories, informed_on,
         given_at, withdrawn_at, recorded_by, synthetic)
       values (${AT_HOME}, ${me}, '{${purpose}}', '{${consent.category}}', '2026-01-01', '2026-01-01',
         ${consent.withdrawn ? `'2026-02-01'` : 'null'}, ${OFFICIAL}, true) returning id)
       insert into exchange.consent_person select id, ${ADULT} from made`,
    referral &&
      `with made as (insert into exchange.referral (network, referring, recipient, referred_on,
         accepted_at, expires_at, categories, synthetic)
       values (${id('network/rilat')}, ${AT_HOME}, ${me}, '2026-01-01', '2026-01-02', '2099-01-01',
         '{${referral}}', true) returning id)
       insert into exchange.referral_person select id, ${ADULT} from made`,
    facts.child && `update "national".person set age_uncertain = true where id = ${ADULT}`,
    facts.child === 'decided' &&
      `insert into "national".child_decision (person_id, recipient, ground, reference, decided_on, synthetic)
       values (${ADULT}, ${me}, 'BEST_INTEREST', 'Decision', '2026-01-01', true)`,
    facts.returning &&
      `insert into exchange.return_person values (${id('return/asked about')}, ${ADULT})`,
    code &&
      `insert into exchange.handling (record, category, code, provider, first_recipient, synthetic)
       values (${record}, ${code.category ? `'${code.category}'` : 'null'}, '${code.code}', ${provider},
         ${code.caller === 'first recipient' ? me : OWNER}, true)`,
    code?.caller === 'permitted' &&
      `insert into exchange.handling_permission (record, code, recipient, permitted_by, synthetic)
       values (${record}, '${code.code}', ${me}, ${provider}, true)`,
    facts.past &&
      `update "national".case_status set stage = 'CLOSED' where case_id = ${facts.past === 'citing' ? CITING : CASE};
       update "national".case_term set ended_at = '2010-01-01', held = ${String(facts.past === 'held')}
       where case_id = ${facts.past === 'citing' ? CITING : CASE}`,
    facts.evidence && `update exchange.request set evidence_use = 'JUDICIAL_EVIDENCE'`,
    facts.agreementH1 && `update exchange.agreement_version set handling = '{H1}'`,
  ].filter((statement) => typeof statement === 'string');
}
