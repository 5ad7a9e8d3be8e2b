import {
  ORDINARY_SUBJECT,
  decide,
  isPersonLevel,
  CATEGORIES,
  type Agreement,
  type Basis,
  type Category,
  type Condition,
  type Grant,
  type Subject,
} from '@lidhja/policy';
import { oracleAllows } from '../oracle/oracleAllows';
import type { FactRow, Facts } from './Facts';
import type { Reader } from './Reader';

/** One way in which a reader can stand before a row: on what, and what is true of the row then. */
export interface Way {
  readonly basis: Basis;
  readonly subject: Subject;
}

const instant = (value: unknown): number => Date.parse(String(value));
const day = (now: number): string => new Date(now).toISOString().slice(0, 10);

const way = (
  { facts }: Reader,
  basis: Basis,
  held: readonly Condition[] = [],
  more: Partial<Subject> = {},
): Way => ({
  basis,
  subject: { ...ORDINARY_SUBJECT, facts: new Set([...facts, ...held]), ...more },
});

/** The version of an agreement that holds now: the latest that has begun, if it is in force. */
export function versionInForce(facts: Facts, agreement: unknown): FactRow | null {
  const [latest] = facts
    .where('versions', 'agreement', agreement)
    .filter((one) => instant(one['validFrom']) <= facts.now)
    .sort((a, b) => Number(b['version']) - Number(a['version']));
  const until = latest?.['validUntil'];
  const over = until !== null && until !== undefined && instant(until) <= facts.now;
  return latest && latest['status'] === 'in_force' && !over ? latest : null;
}

/** Taken back or closed, so that nothing more is read under it. */
const isOver = (facts: Facts, request: unknown): boolean =>
  facts
    .where('requestEvents', 'request', request)
    .some(({ event }) => event === 'WITHDRAWN' || event === 'CLOSED');

/** Whether the conditions that were offered last, if any were, are accepted. */
const areAccepted = (facts: Facts, decision: unknown): boolean => {
  const last = facts
    .where('offers', 'decision', decision)
    .sort((a, b) => Number(b['number']) - Number(a['number']))[0];
  return !last || facts.one('replies', 'offer', last['id'])?.['accepted'] === true;
};

/** Grants on the request that the reader names, for its organisation, with their agreement. */
function grantsOn(facts: Facts, { requester, request, purpose }: Reader): [FactRow, Basis][] {
  if (request === null || purpose === null) return [];
  return facts.where('grants', 'request', request).flatMap((row): [FactRow, Basis][] => {
    const asked = facts.one('requests', 'id', row['request']);
    const version = versionInForce(facts, asked?.['agreement']);
    const paper = facts.one('agreements', 'id', asked?.['agreement']);
    if (row['organisation'] !== requester.organisation || !version || !paper) return [];
    if (isOver(facts, row['request'])) return [];
    const grant: Grant = {
      id: String(row['id']),
      organisation: String(row['organisation']),
      purposes: [row['purpose'] as never],
      categories: row['categories'] as Category[],
      validFrom: instant(row['validFrom']),
      validUntil: instant(row['validUntil']),
      revokedAt: facts.one('revocations', 'grant', row['id']) ? facts.now : null,
      exhausted: false,
      conditionsAccepted: areAccepted(facts, row['decision']),
      approvedBy: row['approvedBy'] as string[],
      requestedBy: String(row['requestedBy']),
    };
    const agreement: Agreement = {
      id: String(paper['id']),
      version: Number(version['version']),
      parties: paper['parties'] as string[],
      status: 'in_force',
      validFrom: instant(version['validFrom']),
      validUntil: version['validUntil'] ? instant(version['validUntil']) : null,
      purposes: version['purposes'] as never,
      categories: version['categories'] as Category[],
    };
    return [[row, { kind: 'grant', grant, agreement }]];
  });
}

const assigned = (facts: Facts, { requester }: Reader, id: string): boolean =>
  ['police', 'prosecutor'].includes(requester.kind) &&
  facts.where('assignments', 'caseId', id).some((one) => {
    const [since, until] = [String(one['since']), one['until'] as string | null];
    const today = day(facts.now);
    return one['official'] === requester.official && since <= today && (until ?? today) >= today;
  });

const READS_CASES: readonly string[] = ['responsible_authority', 'police', 'border', 'prosecutor'];

/** Whether one of the official's own cases cites it. */
const isCited = (facts: Facts, reader: Reader, id: string): boolean =>
  facts
    .where('citations', 'cited', id)
    .some(({ citing }) => assigned(facts, reader, String(citing)));

/** How a reader stands before a case, and so before all that it holds. */
export function waysToCase(
  facts: Facts,
  reader: Reader,
  id: string,
  more: Partial<Subject> = {},
): Way[] {
  const found = facts.one('cases', 'id', id);
  if (!found || isSealed(facts, reader, id)) return [];
  const { requester } = reader;
  const ways = grantsOn(facts, reader)
    .filter(([grant]) => grant['record'] === id)
    .map(([, basis]) => way(reader, basis, [], more));
  const own = assigned(facts, reader, id);
  // The data layer opens cases by assignment, by a lead, in the area to the front line, and to one body
  // at large; by no other mandate.
  if (own || READS_CASES.includes(requester.kind)) {
    const here = [String(found['qark']), 'AL'].some((area) => requester.areas.includes(area));
    const held: Condition[] = [
      ...(here ? ['in_area' as const] : []),
      ...(own ? ['assigned_case' as const] : []),
      // A lead opens what there is to say of the case and nobody in it (shared/decisions/facts-of-a-record.md).
      ...(!('child' in more) && isCited(facts, reader, id) ? ['lead_known_to_exist' as const] : []),
      ...(facts.one('authorisations', 'record', id) ? ['judicial_authorisation' as const] : []),
    ];
    ways.push(way(reader, { kind: 'mandate' }, held, more));
  }
  return ways;
}

/** Whether a record is protected from this reader, for whom it then does not exist. */
export const isSealed = (facts: Facts, { requester }: Reader, record: unknown): boolean =>
  facts
    .where('seals', 'record', record)
    .some(({ compartment }) => !requester.clearances.includes(String(compartment)));

/** Of each row that is about a person: where its edge is, and by which column of it. */
const EDGES = {
  consent: 'consentPersons',
  referral: 'referralPersons',
  return: 'returnPersons',
} as const;

/** Whether a row is protected with its person. */
export const isSealedWithPerson = (
  facts: Facts,
  reader: Reader,
  what: keyof typeof EDGES,
  id: unknown,
): boolean =>
  facts.where(EDGES[what], what, id).some(({ person }) => isSealed(facts, reader, person));

/** What is special about a person, for whoever asks. */
export function aboutPerson(
  facts: Facts,
  id: string,
  { requester: { organisation } }: Reader,
): Partial<Subject> {
  const person = facts.one('persons', 'id', id);
  const seal = facts.one('seals', 'record', id);
  const today = day(facts.now);
  const decided = (ground: string): boolean =>
    facts
      .where('childDecisions', 'personId', id)
      .some(
        (one) =>
          one['recipient'] === organisation &&
          one['ground'] === ground &&
          String(one['decidedOn']) <= today &&
          (one['withdrawnOn'] === null || (one['withdrawnOn'] as string) > today),
      );
  return {
    child: person?.['child'] === true || person?.['ageUncertain'] === true,
    guardianAgreement: decided('GUARDIAN_AGREEMENT'),
    bestInterestDecision: decided('BEST_INTEREST'),
    ...(seal ? { sealed: true, compartment: String(seal['compartment']) } : {}),
  };
}

/** How a reader stands before a person: by each case, by referral, at large, or by a clearance. */
export function waysToPerson(facts: Facts, reader: Reader, id: string): Way[] {
  if (!facts.one('persons', 'id', id) || isSealed(facts, reader, id)) return [];
  const about = aboutPerson(facts, id, reader);
  const ways = facts
    .where('edges', 'personId', id)
    .filter((edge) => !isSealed(facts, reader, edge['id']))
    .flatMap((edge) => waysToCase(facts, reader, String(edge['caseId']), about));
  const { kind, organisation } = reader.requester;
  const returning = facts.where('returnPersons', 'person', id).length > 0;
  const prepares = kind === 'consular' && reader.purpose === 'RETURN' && returning;
  if (kind === 'responsible_authority' || about.compartment || prepares) {
    ways.push(way(reader, { kind: 'mandate' }, [], about));
  }
  for (const { referral } of facts.where('referralPersons', 'person', id)) {
    const row = facts.one('referrals', 'id', referral);
    if (!row || row['recipient'] !== organisation) continue;
    const basis: Basis = {
      kind: 'referral',
      referral: {
        id: String(row['id']),
        recipient: String(row['recipient']),
        categories: row['categories'] as Category[],
        acceptedAt: row['acceptedAt'] ? instant(row['acceptedAt']) : null,
        expiresAt: instant(row['expiresAt']),
      },
    };
    ways.push(way(reader, basis, [], about));
  }
  for (const { consent } of facts.where('consentPersons', 'person', id)) {
    const basis = consentOf(facts, reader, consent);
    if (basis) ways.push(way(reader, basis, [], about));
  }
  return ways;
}

/** A consent that stands for this reader's organisation and purpose, as a basis. */
export function consentOf(facts: Facts, reader: Reader, consent: unknown): Basis | null {
  const row = facts.one('consents', 'id', consent);
  const { requester, purpose } = reader;
  if (!row || row['recipient'] !== requester.organisation || row['withdrawnAt'] !== null)
    return null;
  if (purpose === null || !(row['purposes'] as string[]).includes(purpose)) return null;
  return {
    kind: 'consent',
    consent: {
      id: String(row['id']),
      recipient: String(row['recipient']),
      purposes: row['purposes'] as never,
      categories: row['categories'] as Category[],
      givenAt: instant(row['givenAt']),
      withdrawnAt: null,
    },
  };
}

/** How a reader stands before the frame of a consent: as who keeps it, or as who may read while it stands. */
export function waysToConsent(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('consents', 'id', id);
  const { organisation } = reader.requester;
  if (!row || organisation === null || isSealedWithPerson(facts, reader, 'consent', id)) return [];
  const keeps = row['keptBy'] === organisation;
  const stands = row['recipient'] === organisation && row['withdrawnAt'] === null;
  return keeps || stands ? [way(reader, { kind: 'own_record' })] : [];
}

/** How a reader stands before a return: by the task of preparing returns. */
export const waysToReturn = (reader: Reader): Way[] => [way(reader, { kind: 'mandate' })];

/** How a reader stands before what is explained: as of itself, or of another while it inspects. */
export const waysToExplanation = (reader: Reader): Way[] =>
  (reader.requester.organisation === null ? [] : [way(reader, { kind: 'own_record' })]).concat(
    reader.facts.includes('opened_inspection') ? [way(reader, { kind: 'mandate' })] : [],
  );

/** How a reader stands before a breach: as who recorded it, or as the authority that was notified of it. */
export function waysToBreach(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('breaches', 'id', id);
  const { organisation } = reader.requester;
  const notified = facts
    .where('breachSteps', 'breach', id)
    .some(({ kind }) => kind === 'AUTHORITY_NOTIFIED');
  const knows = [row?.['organisation'], ...(notified ? [row?.['authority']] : [])];
  return organisation !== null && knows.includes(organisation)
    ? [way(reader, { kind: 'own_record' })]
    : [];
}

/** Whether changes of policy are there for this reader: it answers for policy, or it inspects. */
export const seesChanges = ({ requester, purpose, facts }: Reader): boolean =>
  ['coordinator', 'ministry'].includes(requester.kind) ||
  (purpose === 'OVERSIGHT' && facts.includes('opened_inspection'));

/** How a reader stands before a request: as its sender, its addressee, or in an inspection. */
export function waysToRequest(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('requests', 'id', id);
  if (!row) return [];
  const { organisation, kind } = reader.requester;
  const inspection =
    kind === 'oversight' &&
    reader.purpose === 'OVERSIGHT' &&
    reader.facts.includes('opened_inspection');
  if (inspection) return [way(reader, { kind: 'mandate' })];
  if (organisation === null || !versionInForce(facts, row['agreement'])) return [];
  if (row['requesting'] === organisation) return [way(reader, { kind: 'own_record' })];
  // What was asked abroad, or came from there, is the other authority's own too.
  if (row['requested'] === organisation && (row['outward'] !== null || row['inward'] !== null))
    return [way(reader, { kind: 'own_record' })];
  if (row['requested'] === organisation)
    return [way(reader, { kind: 'mandate' }, ['addressed_to_own_authority'])];
  return [];
}

/** How a reader stands before the terms of a request, which run on when its agreement is in force no more. */
export function waysToTerms(
  reader: Reader,
  { requesting, requested }: Readonly<Record<string, unknown>>,
): Way[] {
  const { organisation } = reader.requester;
  if (organisation === null) return [];
  if (requesting === organisation) return [way(reader, { kind: 'own_record' })];
  return requested === organisation
    ? [way(reader, { kind: 'mandate' }, ['addressed_to_own_authority'])]
    : [];
}

/** How a reader stands before the notice that a request is overdue, and before it in an inbox: as who was told. */
export function waysToOverdue(facts: Facts, reader: Reader, id: string): Way[] {
  const ways = waysToRequest(facts, reader, id);
  const { organisation } = reader.requester;
  const told = facts.one('clocks', 'request', id)?.['contact'] === organisation;
  const agreement = facts.one('requests', 'id', id)?.['agreement'];
  if (ways.length > 0 || organisation === null || !told || !versionInForce(facts, agreement))
    return ways;
  return [way(reader, { kind: 'mandate' }, ['addressed_to_own_authority'])];
}

/** How a reader stands before what their authority prepared, until it was sent or discarded, or its record sealed. */
export function waysToDraft(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('drafts', 'id', id);
  const over =
    row === undefined ||
    row['overAt'] !== null ||
    Date.parse(String(row['validUntil'])) <= facts.now ||
    facts.one('seals', 'record', row['record']) !== undefined;
  return !over && row['owner'] === reader.requester.organisation
    ? [way(reader, { kind: 'mandate' }, ['addressed_to_own_authority'])]
    : [];
}

/** How a reader stands before the notice that something of their authority waits to be sent, while it does. */
export function waysToUnsent(facts: Facts, reader: Reader, id: string): Way[] {
  const outward = facts.one('outwards', 'id', id);
  const row = outward ?? facts.one('drafts', 'id', id);
  const waits =
    row !== undefined &&
    [row['approvedAt'], row['discardedAt'], row['overAt']].every((at) => (at ?? null) === null) &&
    Date.parse(String(row['validUntil'])) > facts.now &&
    [row['record'], ...((row['persons'] ?? []) as string[])].every(
      (one) => facts.one('seals', 'record', one) === undefined,
    );
  return waits && row['owner'] === reader.requester.organisation
    ? [way(reader, { kind: 'own_record' })]
    : [];
}

/** How a reader stands before word of danger: as who sent or received it, or in an inspection. */
export function waysToPush(facts: Facts, reader: Reader, id: string, told = false): Way[] {
  const row = facts.one('pushes', 'id', id);
  const records = facts.where('pushRecords', 'push', id);
  if (!row || records.some(({ record }) => isSealed(facts, reader, record))) return [];
  const { organisation, official, kind } = reader.requester;
  const kept = facts
    .where('pushesAround', 'push', id)
    .filter(({ nameless, writtenBy }) => nameless !== true && writtenBy !== official)
    .some(({ implicated }) => [organisation, official].includes(implicated as string));
  if (kept) return [];
  const protects = told || reader.purpose === 'IMMEDIATE_THREAT' || reader.purpose === 'ASSISTANCE';
  const received = row['recipient'] === organisation && protects;
  if (organisation !== null && (row['sender'] === organisation || received))
    return [way(reader, { kind: 'own_record' })];
  const inspects = kind === 'oversight' && reader.facts.includes('opened_inspection');
  return inspects ? [way(reader, { kind: 'mandate' })] : [];
}

/** How a reader stands before the frame of a referral: as one of its two parties. */
export function waysToReferral(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('referrals', 'id', id);
  const { organisation } = reader.requester;
  const party =
    row && organisation !== null && [row['referring'], row['recipient']].includes(organisation);
  const sealed = isSealedWithPerson(facts, reader, 'referral', id);
  return party && !sealed ? [way(reader, { kind: 'own_record' })] : [];
}

/** How a reader stands before the term of what is kept outside a case: as who referred or keeps it, or prepares returns. */
export function waysToRecordTerm(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('recordTerms', 'record', id);
  const { organisation } = reader.requester;
  if (!row || organisation === null || isSealed(facts, reader, id)) return [];
  const what = String(row['class']).toLowerCase() as keyof typeof EDGES;
  if (isSealedWithPerson(facts, reader, what, id)) return [];
  const own =
    what === 'return'
      ? opens(facts, reader, waysToReturn(reader), 'RETURN')
      : row['keeper'] === organisation;
  return own ? [way(reader, { kind: 'own_record' })] : [];
}

/** How a reader stands before what was called in: as whoever had received it, or had it erased. */
export function waysToCalledIn(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('calledIn', 'record', id);
  const { organisation } = reader.requester;
  if (!row || organisation === null || isSealed(facts, reader, id)) return [];
  const own = [row['recipient'], row['keeper']].includes(organisation);
  return own ? [way(reader, { kind: 'own_record' })] : [];
}

/** How a reader stands before an entry of the record: its own organisation's, or in an inspection. */
export function waysToEntry(facts: Facts, reader: Reader, id: string): Way[] {
  const row = facts.one('entries', 'id', id);
  if (!row || (row['cleared'] === true && reader.requester.clearances.length === 0)) return [];
  const { organisation } = reader.requester;
  if (organisation !== null && row['organisation'] === organisation)
    return [way(reader, { kind: 'own_record' })];
  return reader.facts.includes('opened_inspection') ? [way(reader, { kind: 'mandate' })] : [];
}

/** How a reader stands before what is coordinated: by mandate, or before a cell of an official table. */
export const waysToCoordination = (reader: Reader, ...held: Condition[]): Way[] => [
  way(reader, { kind: 'mandate' }, held),
];

/**
 * The direct decision, asked of the engine and of the independent oracle.
 * @throws Error where the two differ
 */
export function opens(
  facts: Facts,
  reader: Reader,
  ways: readonly Way[],
  category: Category,
): boolean {
  if (category === 'OPEN') return true;
  return ways.some(({ basis, subject }) => {
    const { requester, purpose } = reader;
    const question = { requester, purpose, basis, subject, category, now: facts.now };
    const allowed = decide(question).effect === 'ALLOW';
    if (allowed !== oracleAllows(question))
      throw new Error(`engine and oracle differ on ${category}`);
    return allowed;
  });
}

/** Whether a row about a person is there at all: where any of what is about persons is open. */
export const isThere = (facts: Facts, reader: Reader, ways: readonly Way[]): boolean =>
  CATEGORIES.some((one) => isPersonLevel(one) && opens(facts, reader, ways, one));
