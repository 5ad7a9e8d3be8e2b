import {
  CATEGORIES,
  ORDINARY_SUBJECT,
  PUBLIC,
  PURPOSES,
  type Basis,
  type Category,
  type Condition,
  type Purpose,
  type Requester,
  type Subject,
} from '@lidhja/policy';
import { oracleAllows } from '../oracle/oracleAllows';
import type { Facts } from './Facts';
import type { Kept } from './Token';

/** Who asked, as the request says: `sub` of the token, and what for. */
export interface Asker {
  readonly subject: string | null;
  readonly purpose: string | null;
  readonly request: string | null;
}

type Official = Facts['officials'][string];

/** What one may stand on for a record, with what holds of it then. */
interface Way {
  readonly basis: Basis;
  readonly subject: Subject;
}

const holding = (
  facts: readonly (Condition | false | undefined)[],
  more: Partial<Subject> = {},
): Subject => ({
  ...ORDINARY_SUBJECT,
  ...more,
  facts: new Set(facts.filter((one): one is Condition => Boolean(one))),
});

const standing = (official: Official | undefined): (Condition | false)[] => [
  official?.trained === true && 'trained',
  official?.inspects === true && 'opened_inspection',
];

const inCase = (
  facts: Facts,
  official: Official | undefined,
  id: string,
): (Condition | false)[] => {
  const found = facts.cases[id];
  if (!found || !official) return standing(official);
  const { areas } = official;
  return [
    ...standing(official),
    (areas.includes('AL') || areas.includes(found.qark)) && 'in_area',
    found.assigned.includes(official.official ?? '') && 'assigned_case',
    found.authorised && 'judicial_authorisation',
  ];
};

const sealOf = (facts: Facts, record: string): Partial<Subject> =>
  record in facts.seals ? { sealed: true, compartment: facts.seals[record] ?? null } : {};

const grantsOf = (facts: Facts, request: string | null, records: readonly string[]): Basis[] =>
  facts.grants
    .filter((one) => one.request === request && records.includes(one.record))
    .map(({ grant, agreement }) => ({ kind: 'grant', grant, agreement }));

const onCase = (facts: Facts, official: Official | undefined, asker: Asker, id: string): Way[] => {
  const isLead = facts.cases[id]?.citedBy.some((citing) =>
    facts.cases[citing]?.assigned.includes(official?.official ?? ''),
  );
  const held = [
    ...inCase(facts, official, id),
    isLead === true && ('lead_known_to_exist' as const),
  ];
  const subject = holding(held, sealOf(facts, id));
  const bases: Basis[] = [{ kind: 'mandate' }, ...grantsOf(facts, asker.request, [id])];
  return bases.map((basis) => ({ basis, subject }));
};

const onPerson = (
  facts: Facts,
  official: Official | undefined,
  asker: Asker,
  id: string,
): Way[] => {
  const { child = false, cases = [], returns = false } = facts.persons[id] ?? {};
  const decisions = facts.childDecisions.filter(
    (one) => one.person === id && one.recipient === official?.organisation,
  );
  const person = {
    ...sealOf(facts, id),
    child,
    guardianAgreement: decisions.some(({ guardian }) => guardian),
    bestInterestDecision: decisions.some(({ guardian }) => !guardian),
  };
  const consents = facts.consents.filter((one) => one.person === id);
  const referrals = facts.referrals.filter((one) => one.person === id);
  // A consul's task is the return of whom a return is about; the others' is theirs whoever it is.
  const tasked = official?.kind !== 'consular' || returns;
  const bases: Basis[] = [
    ...(tasked ? [{ kind: 'mandate' } as const] : []),
    ...grantsOf(facts, asker.request, cases),
    ...referrals.map((referral): Basis => ({ kind: 'referral', referral })),
    ...consents.map((consent): Basis => ({ kind: 'consent', consent })),
    ...facts.told
      .filter(({ persons }) => persons.includes(id))
      .map(({ grant, agreement }): Basis => ({ kind: 'grant', grant, agreement })),
  ];
  // Reached through any of their cases, or by themselves.
  const subjects = [standing(official), ...cases.map((one) => inCase(facts, official, one))];
  return subjects.flatMap((held) =>
    bases.map((basis) => ({ basis, subject: holding(held, person) })),
  );
};

const onRequest = (facts: Facts, official: Official | undefined, id: string): Way[] => {
  const request = facts.requests[id];
  const organisation = official?.organisation;
  if (!request || !organisation) return [];
  const { requested, contact } = request;
  const addressed = [requested, contact].includes(organisation) && 'addressed_to_own_authority';
  const mandate: Way = {
    basis: { kind: 'mandate' },
    subject: holding([...standing(official), addressed]),
  };
  // What was asked abroad, or came from there, is the other authority's own too.
  const own =
    request.requesting === organisation || (request.outward && request.requested === organisation);
  return own ? [mandate, { basis: { kind: 'own_record' }, subject: holding([]) }] : [mandate];
};

/** Whom a request seeks, and its documents, are for its two authorities: an inspection opens nothing of them. */
const onSought = (facts: Facts, official: Official | undefined, id: string): Way[] =>
  onRequest(facts, official && { ...official, inspects: false }, id);

/** What came from abroad unasked is for whoever received it, on its request alone. */
const onInward = (
  facts: Facts,
  official: Official | undefined,
  { request }: Asker,
  id: string,
): Way[] =>
  official && request === id && facts.requests[id]?.requesting === official.organisation
    ? [{ basis: { kind: 'own_record' }, subject: holding([]) }]
    : [];

/** Word of danger is the own record of both sides; what it says is not for an inspection, its grounds not for the desk. */
const onPush = (
  facts: Facts,
  official: Official | undefined,
  { purpose }: Asker,
  kept: Kept,
): Way[] => {
  const push = facts.pushes[kept.record];
  const organisation = official?.organisation;
  if (!push || !organisation) return [];
  const seals = push.records
    .map((record) => facts.seals[record])
    .filter((one) => one !== undefined);
  if (seals.some((compartment) => !official.clearances.includes(compartment))) return [];
  const protects = purpose === 'IMMEDIATE_THREAT' || purpose === 'ASSISTANCE';
  const receives = kept.about !== 'push_grounds' && protects;
  const sides = receives ? [push.sender, push.recipient] : [push.sender];
  if (sides.includes(organisation))
    return [{ basis: { kind: 'own_record' }, subject: holding([]) }];
  return kept.about === 'push_words'
    ? []
    : [{ basis: { kind: 'mandate' }, subject: holding(standing(official)) }];
};

/** What is prepared and was not sent is its authority's alone. */
const onDraft = (facts: Facts, official: Official | undefined, id: string): Way[] => {
  const own = official !== undefined && facts.drafts[id] === official.organisation;
  const subject = holding([...standing(official), 'addressed_to_own_authority']);
  return own ? [{ basis: { kind: 'mandate' }, subject }] : [];
};

const waysTo = (facts: Facts, official: Official | undefined, asker: Asker, kept: Kept): Way[] => {
  const mandate: Way = { basis: { kind: 'mandate' }, subject: holding(standing(official)) };
  switch (kept.about) {
    case 'case':
      return onCase(facts, official, asker, kept.record);
    case 'person':
      return onPerson(facts, official, asker, kept.record);
    case 'request':
      return onRequest(facts, official, kept.record);
    case 'draft':
      return onDraft(facts, official, kept.record);
    case 'breach':
      return official && facts.breaches[kept.record]?.includes(official.organisation ?? '')
        ? [{ basis: { kind: 'own_record' }, subject: holding([]) }]
        : [];
    case 'sought':
      return onSought(facts, official, kept.record);
    case 'outward':
      return official && facts.outwards[kept.record] === official.organisation
        ? [{ basis: { kind: 'own_record' }, subject: holding([]) }]
        : [];
    case 'inward':
      return onInward(facts, official, asker, kept.record);
    case 'push':
    case 'push_words':
    case 'push_grounds':
      return onPush(facts, official, asker, kept);
    case 'contact_point':
      return [mandate];
    case 'entry':
      return official?.organisation === kept.record
        ? [{ basis: { kind: 'own_record' }, subject: holding([]) }]
        : [mandate];
    case 'nobody':
      return [];
  }
};

const purposeOf = (text: string | null): Purpose | null =>
  PURPOSES.find((purpose) => purpose === text) ?? null;

const requesterOf = (official: Official | undefined): Requester => official ?? PUBLIC;

/**
 * Whether whoever asked may read a value that is kept so: reckoned from the tables by the oracle, which
 * knows the specification alone. It says what could be entitled at most; the hub may well give less.
 */
export function isEntitled(facts: Facts, asker: Asker, kept: Kept, now: number): boolean {
  const official = asker.subject === null ? undefined : facts.officials[asker.subject];
  const category: Category | undefined = CATEGORIES.find((one) => one === kept.category);
  if (!category) return false;
  return waysTo(facts, official, asker, kept).some(({ basis, subject }) =>
    oracleAllows({
      requester: requesterOf(official),
      purpose: purposeOf(asker.purpose),
      basis,
      subject,
      category,
      now,
    }),
  );
}
