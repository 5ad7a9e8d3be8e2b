import { sampleId } from '@lidhja/platform';
import type { FactRow, Facts } from './Facts';
import { isApproved } from './isApproved';
import type { Reader } from './Reader';
import {
  aboutPerson,
  isSealed,
  isThere,
  opens,
  consentOf,
  waysToCase,
  waysToConsent,
  waysToCoordination,
  waysToBreach,
  waysToDraft,
  waysToUnsent,
  waysToEntry,
  waysToExplanation,
  waysToOverdue,
  waysToPerson,
  waysToPush,
  waysToCalledIn,
  waysToRecordTerm,
  waysToReferral,
  waysToRequest,
  waysToReturn,
  type Way,
} from './ways';

/** Which records an object of an answer stands below, and what is true of itself. */
export interface Place {
  readonly case?: string;
  readonly person?: string;
  readonly request?: string;
  readonly push?: string;
  readonly draft?: string;
  /** What waits to be sent, of which there is a notice. */
  readonly unsent?: string;
  readonly breach?: string;
  readonly referral?: string;
  readonly consent?: string;
  readonly return?: string;
  readonly entry?: string;
  /** What is kept outside a case, of which there is a term. */
  readonly kept?: string;
  /** What was erased, and is called in. */
  readonly calledIn?: string;
  /** What its fields hold, by name, as far as rows of the database say. */
  readonly values: FactRow;
}

export const NOWHERE: Place = { values: {} };

/** Requests that are previewed: one that waits to be decided, and one that waits for a second person. */
export const PREVIEWED = {
  open: sampleId('request/it-open'),
  second: sampleId('request/it-second'),
};

const byId = (a: FactRow, b: FactRow): number => (String(a['id']) < String(b['id']) ? -1 : 1);
const byNaming = (a: FactRow, b: FactRow): number =>
  String(a['namedAt']).localeCompare(String(b['namedAt'])) || byId(a, b);
const byDay = (a: FactRow, b: FactRow): number =>
  String(a['decidedOn']).localeCompare(String(b['decidedOn'])) || byId(a, b);

const personValues = (facts: Facts, id: string): FactRow => {
  const identity = facts.one('identities', 'personId', id) ?? {};
  const birthDate = identity['birthDate'] as string | null | undefined;
  const birthYear = typeof birthDate === 'string' ? Number(birthDate.slice(0, 4)) : null;
  const healthNeeds = facts.one('health', 'personId', id)?.['needs'] ?? null;
  return { ...identity, ...facts.one('origins', 'personId', id), birthYear, healthNeeds };
};

const draftValues = (facts: Facts, id: string): FactRow => {
  const { recipient, evidenceUse, ...told } = facts.one('drafts', 'id', id) ?? {};
  return { ...told, recipientId: recipient, asEvidence: evidenceUse === 'JUDICIAL_EVIDENCE' };
};

const entryValues = (facts: Facts, id: string): FactRow => {
  const { payload, recordedBy, ...entry } = facts.one('entries', 'id', id) ?? {};
  const { coordinates, withheld, ...told } = (payload ?? {}) as FactRow;
  return { ...entry, recordedBy: String(recordedBy).replace('lidhja_', ''), ...told };
};

/** What a notice is of: word of danger, what has not left, a breach, what is called in, or a request. */
const ofNotice = (facts: Facts, id: string, above: Place): Place => {
  const {
    breach,
    calledIn,
    dangerPush: push,
    draft,
    request,
  } = facts.one('notices', 'id', id) ?? {};
  if (typeof draft === 'string') return { ...above, unsent: draft };
  if (typeof breach === 'string') return { ...above, breach };
  if (typeof calledIn === 'string') return { ...above, calledIn };
  return typeof push === 'string' ? { ...above, push } : { ...above, request: String(request) };
};

/** The place of an object with this id below another place. */
export function enter(facts: Facts, type: string, id: string | undefined, above: Place): Place {
  // Of the same two authorities, whichever it is.
  if (type === 'DecisionPreview') return { ...above, request: PREVIEWED.open, values: {} };
  // Of another reference than that of the request.
  if (type === 'RequestAnswer') return { ...above, values: {} };
  // Sealed until it is accepted, and read on its own request alone.
  if (type === 'SentInformation') return { ...above, values: {} };
  if (id === undefined) return above;
  switch (type) {
    // What the agency would not see is null, whatever the row says.
    case 'PreviewedCase':
      return { ...above, case: id, values: {} };
    case 'PreviewedPerson':
      return { ...above, person: id, values: {} };
    case 'Case':
      return { ...above, case: id, values: facts.one('cases', 'id', id) ?? {} };
    case 'Person':
      return { ...above, person: id, values: personValues(facts, id) };
    case 'VictimInCase':
    case 'PreviewedVictim':
      return {
        ...above,
        person: String(facts.one('edges', 'id', id)?.['personId']),
        values: {},
      };
    case 'InformationRequest':
      return { ...above, request: id, values: facts.one('requests', 'id', id) ?? {} };
    case 'EscalatedRequest': {
      const { overdueAt } = facts.one('clocks', 'request', id) ?? {};
      const { reference, urgency, submittedAt, synthetic } = facts.one('requests', 'id', id) ?? {};
      const told = { reference, urgency, submittedAt, synthetic };
      return { ...above, request: id, values: { ...told, overdueSince: overdueAt } };
    }
    case 'OnwardRequest': {
      const { request, ...told } = facts.one('onwards', 'id', id) ?? {};
      return { ...above, request: String(request), values: { ...told, requestId: request } };
    }
    case 'SpontaneousInformation':
      return { ...above, draft: id, values: draftValues(facts, id) };
    case 'Breach': {
      const { categories, persons, words } = facts.one('breaches', 'id', id) ?? {};
      return { ...above, breach: id, values: { categories, persons, words } };
    }
    case 'OutwardRequest': {
      const { request, ...told } = facts.one('outwards', 'id', id) ?? {};
      return { ...above, values: { ...told, ...(request as object) } };
    }
    case 'RequestDocument':
      return { ...above, values: facts.one('documents', 'id', id) ?? {} };
    case 'DisclosureReceipt':
      return { ...above, values: facts.one('receipts', 'id', id) ?? {} };
    case 'Notice':
      return { ...ofNotice(facts, id, above), values: facts.one('notices', 'id', id) ?? {} };
    case 'UndeliveredNotice':
      return { ...ofNotice(facts, id, above), values: facts.one('deliveries', 'notice', id) ?? {} };
    case 'DangerPush': {
      // Whom it was sent to is not told the grounds; that is said below.
      const { grounds: _, ...told } = facts.one('pushes', 'id', id) ?? {};
      return { ...above, push: id, values: told };
    }
    case 'Referral':
      return { ...above, referral: id, values: facts.one('referrals', 'id', id) ?? {} };
    case 'Consent':
      return { ...above, consent: id, values: facts.one('consents', 'id', id) ?? {} };
    case 'Representative': {
      const { consent, ...told } = facts.one('representatives', 'id', id) ?? {};
      return { ...above, consent: String(consent), values: told };
    }
    case 'Return':
      return { ...above, return: id, values: facts.one('returns', 'id', id) ?? {} };
    case 'RecordTerm': {
      const { endedAt, erasedAt } = facts.one('recordTerms', 'record', id) ?? {};
      return { ...above, kept: id, values: { endedAt, erasedAt } };
    }
    case 'CalledInRecord': {
      const { class: record, at, destroyedAt } = facts.one('calledIn', 'record', id) ?? {};
      return { ...above, calledIn: id, values: { record, calledInAt: at, destroyedAt } };
    }
    case 'PolicyChange': {
      const { terms: _, ...told } = facts.one('changes', 'id', id) ?? {};
      return { ...above, values: told };
    }
    case 'AuditEntry':
      return { ...above, entry: id, values: entryValues(facts, id) };
    case 'NetworkContactPoint':
      return { ...above, values: facts.one('contactPoints', 'id', id) ?? {} };
    default:
      return above;
  }
}

const personBelow = (facts: Facts, reader: Reader, { case: id, person }: Place): Way[] => {
  if (person === undefined) throw new Error('a person is below none');
  return id === undefined
    ? waysToPerson(facts, reader, person)
    : waysToCase(facts, reader, id, aboutPerson(facts, person, reader));
};

const known = (id: string | undefined): string => {
  if (id === undefined) throw new Error('an object stands below nothing that is known');
  return id;
};

type Ways = (facts: Facts, reader: Reader, place: Place) => Way[];
const ofCase: Ways = (facts, reader, place) => waysToCase(facts, reader, known(place.case));
const ofRequest: Ways = (facts, reader, place) =>
  waysToRequest(facts, reader, known(place.request));
const ofPush: Ways = (facts, reader, place) => waysToPush(facts, reader, known(place.push));
const ofOverdue: Ways = (facts, reader, place) =>
  waysToOverdue(facts, reader, known(place.request));
const ofDraft: Ways = (facts, reader, place) => waysToDraft(facts, reader, known(place.draft));
/** That there is some, whatever the purpose. */
const toldOfPush: Ways = (facts, reader, place) =>
  waysToPush(facts, reader, known(place.push), true);
const ofEntry: Ways = (facts, reader, place) => waysToEntry(facts, reader, known(place.entry));
const ofConsent: Ways = (facts, reader, place) =>
  waysToConsent(facts, reader, known(place.consent));
const ofKept: Ways = (facts, reader, place) => waysToRecordTerm(facts, reader, known(place.kept));
const ofCalledIn: Ways = (facts, reader, place) =>
  waysToCalledIn(facts, reader, known(place.calledIn));
const ofReturn: Ways = (_, reader) => waysToReturn(reader);
/** Waits for its second person, in its own authority alone. */
const ownAuthority: Ways = (_, reader) => waysToExplanation(reader);
const explained: Ways = (_, reader) => waysToExplanation(reader);
const coordinated: Ways = (_, reader) => waysToCoordination(reader);

/** What each type with fields that are not open is about; a new one needs a line here. */
const WAYS: Readonly<Record<string, Ways>> = {
  Case: ofCase,
  CaseRetentionPayload: ofCase,
  RecordTerm: ofKept,
  RecordRetentionPayload: ofKept,
  CalledInRecord: ofCalledIn,
  CopiesDestroyedPayload: ofCalledIn,
  CaseOffence: ofCase,
  CaseExploitation: ofCase,
  CaseSuspect: ofCase,
  VictimInCase: personBelow,
  Person: personBelow,
  Identification: personBelow,
  PreviewedCase: ofCase,
  PreviewedVictim: personBelow,
  PreviewedPerson: personBelow,
  PreviewedField: ofRequest,
  DecisionPreview: ofRequest,
  InformationRequest: ofRequest,
  DisclosureReceipt: ofRequest,
  EscalatedRequest: ofOverdue,
  Notice: (facts, reader, place) => {
    if (place.unsent !== undefined) return waysToUnsent(facts, reader, place.unsent);
    if (place.calledIn !== undefined) return ofCalledIn(facts, reader, place);
    if (place.breach !== undefined) return waysToBreach(facts, reader, place.breach);
    if (place.push !== undefined) return toldOfPush(facts, reader, place);
    return (place.values['kind'] === 'OVERDUE' ? ofOverdue : ofRequest)(facts, reader, place);
  },
  DangerPush: ofPush,
  DangerItem: ofPush,
  DangerReceipt: ofPush,
  DangerReview: ofPush,
  DangerPushPayload: ofPush,
  UndeliveredNotice: (facts, reader, place) => {
    if (place.unsent !== undefined) return waysToUnsent(facts, reader, place.unsent);
    if (place.calledIn !== undefined) return ofCalledIn(facts, reader, place);
    if (place.push !== undefined) return toldOfPush(facts, reader, place);
    const { kind } = facts.one('notices', 'id', place.values['notice']) ?? {};
    return (kind === 'OVERDUE' ? ofOverdue : ofRequest)(facts, reader, place);
  },
  RequestDecision: ofRequest,
  CategoryDecision: ofRequest,
  RequestEvent: ofRequest,
  SoughtPerson: ofRequest,
  RequestDocument: ofRequest,
  ConditionOffer: ofRequest,
  OfferedCondition: (facts, reader, place) =>
    place.draft === undefined ? ofRequest(facts, reader, place) : ofDraft(facts, reader, place),
  Breach: (facts, reader, place) => waysToBreach(facts, reader, known(place.breach)),
  BreachPayload: (_, reader) => waysToExplanation(reader),
  SpontaneousInformation: ofDraft,
  SpontaneousInformationPayload: (_, reader) => waysToExplanation(reader),
  RequestCoursePayload: ofRequest,
  OnwardRequest: ofRequest,
  OnwardDecision: ofRequest,
  OnwardCategory: ofRequest,
  OnwardRequestPayload: ofRequest,
  OnwardStepPayload: ofRequest,
  RequestAnswer: ofRequest,
  SentInformation: ofRequest,
  AnsweredCategory: ofRequest,
  AnswerDocument: ofRequest,
  OutwardRequest: ownAuthority,
  OutwardPerson: ownAuthority,
  OutwardDocument: ownAuthority,
  OutwardRequestPayload: ownAuthority,
  Disclosure: ofRequest,
  RequestStepPayload: ofRequest,
  SubmitInformationRequestPayload: ofRequest,
  Referral: (facts, reader, place) => waysToReferral(facts, reader, known(place.referral)),
  Consent: ofConsent,
  Representative: ofConsent,
  // Whose readings they are is said with the root field.
  DataReading: (_, reader) => waysToExplanation(reader),
  // What was just written is one's own.
  ConsentPayload: (_, reader) => waysToExplanation(reader),
  Return: ofReturn,
  PolicyChange: coordinated,
  PolicyChangePayload: coordinated,
  AgreementTerms: coordinated,
  DeadlineHours: coordinated,
  ProposedAgreement: coordinated,
  ProposedRetention: coordinated,
  Explanation: explained,
  ExplainedRoot: explained,
  ExplainedField: explained,
  ExplainedWay: explained,
  AuditEntry: ofEntry,
  ReleasedCoordinate: ofEntry,
  WithheldCoordinate: ofEntry,
  Network: coordinated,
  NetworkContactPoint: coordinated,
  RegionalPoliceReferrals: (_, reader) => waysToCoordination(reader, 'official_table'),
};

/** @throws Error that names a type of which it is not said what it is about */
export function waysOf(type: string, facts: Facts, reader: Reader, place: Place): Way[] {
  const ways = WAYS[type];
  if (!ways) throw new Error(`say in test/paths/Place.ts what a ${type} is about`);
  return ways(facts, reader, place);
}

/** The victims of a case whom this reader may know of. */
const victimsOf = (facts: Facts, reader: Reader, id: string): FactRow[] =>
  facts
    .where('edges', 'caseId', id)
    .filter(({ part }) => part === 'VICTIM')
    .filter((edge) => {
      const person = String(edge['personId']);
      if (isSealed(facts, reader, edge['id']) || isSealed(facts, reader, person)) return false;
      const about = aboutPerson(facts, person, reader);
      return isThere(facts, reader, waysToCase(facts, reader, id, about));
    });

/** The rows that a list must hold, in order; null where nothing is said of it. */
export function partsOf(
  coordinate: string,
  facts: Facts,
  reader: Reader,
  place: Place,
): FactRow[] | null {
  const of = (table: 'offences' | 'exploitation' | 'suspects'): FactRow[] =>
    facts.where(table, 'caseId', place.case).sort(byId);
  switch (coordinate) {
    case 'Case.offences':
      return of('offences');
    case 'Consent.representatives': {
      const { keptBy } = facts.one('consents', 'id', place.consent) ?? {};
      return keptBy === reader.requester.organisation
        ? facts.where('representatives', 'consent', place.consent).sort(byNaming)
        : [];
    }
    case 'Case.exploitation':
      return of('exploitation');
    case 'Case.suspects':
      return of('suspects');
    case 'Case.victims':
      return victimsOf(facts, reader, known(place.case)).sort(byId);
    case 'Person.identifications':
    case 'VictimInCase.identifications':
      return facts.where('identifications', 'personId', place.person).sort(byDay);
    case 'AuditEntry.withheld':
      return told(facts, place, 'withheld');
    case 'DangerPush.items':
      return itemsOf(facts, reader, known(place.push));
    case 'InformationRequest.particulars':
      return inOwnCase(facts, reader, known(place.request))
        ? []
        : toldOf(facts, 'sought', 'position', known(place.request));
    case 'InformationRequest.documents':
      return sentAbroad(facts, reader, known(place.request))
        ? []
        : toldOf(facts, 'documents', 'number', known(place.request));
    case 'InformationRequest.onwardRequests':
      return facts
        .where('onwards', 'request', place.request)
        .sort((a, b) => Number(a['number']) - Number(b['number']));
    default:
      return null;
  }
}

/** What word of danger says; without the words to an inspection, and to a desk that confirmed that no copy is left. */
const itemsOf = (facts: Facts, { requester }: Reader, push: string): FactRow[] => {
  const copies = facts.one('dangerCopies', 'push', push);
  const confirmed =
    (copies?.['destroyedAt'] ?? null) !== null &&
    facts.one('pushes', 'id', push)?.['recipient'] === requester.organisation;
  const wordless = requester.kind === 'oversight' || confirmed;
  return facts
    .where('pushItems', 'push', push)
    .sort((a, b) => (String(a['category']) < String(b['category']) ? -1 : 1))
    .map((row) => (wordless ? { ...row, words: null } : row));
};

/** Whether whom it seeks abroad is read at home in the case alone. */
const inOwnCase = (facts: Facts, reader: Reader, id: string): boolean => {
  const { outward, requesting } = facts.one('requests', 'id', id) ?? {};
  const persons = (facts.one('outwards', 'id', outward)?.['persons'] ?? []) as string[];
  return persons.length > 0 && requesting === reader.requester.organisation;
};

/** Whether it is theirs, and its documents left with it. */
const sentAbroad = (facts: Facts, reader: Reader, id: string): boolean => {
  const { outward, requesting } = facts.one('requests', 'id', id) ?? {};
  return (outward ?? null) !== null && requesting === reader.requester.organisation;
};

/** Whom a request seeks and its documents, as long as it is not over. */
const toldOf = (
  facts: Facts,
  table: 'sought' | 'documents',
  order: string,
  request: string,
): FactRow[] => {
  const past = (at: unknown): boolean => Date.parse(String(at)) <= facts.now;
  // Where one request was decided more than once, what was decided last stands.
  const [decided] = facts
    .where('decisions', 'request', request)
    .map(({ id, decidedAt }) => ({
      at: String(decidedAt),
      grant: facts.one('grants', 'decision', id),
    }))
    .filter(({ grant }) => grant === undefined || isApproved(grant))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const standing = decided?.grant;
  const over =
    facts
      .where('requestEvents', 'request', request)
      .some(({ event }) => ['CLOSED', 'WITHDRAWN', 'ANSWERED'].includes(String(event))) ||
    (decided !== undefined && standing === undefined) ||
    (standing !== undefined &&
      (past(standing['validUntil']) ||
        facts.one('revocations', 'grant', standing['id']) !== undefined));
  const rows = over ? [] : facts.where(table, 'request', request);
  return rows.sort((a, b) => Number(a[order]) - Number(b[order]));
};

const told = (facts: Facts, { entry }: Place, name: string): FactRow[] => {
  const payload = facts.one('entries', 'id', entry)?.['payload'] as FactRow | undefined;
  return (payload?.[name] ?? []) as FactRow[];
};

/** Whether the edge from a referral to its person is there for this reader. */
export function tellsPerson(facts: Facts, reader: Reader, referral: string): boolean {
  const row = facts.one('referrals', 'id', referral);
  const person = facts.one('referralPersons', 'referral', referral)?.['person'] as
    string | undefined;
  if (!row || person === undefined || isSealed(facts, reader, person)) return false;
  const { organisation, official } = reader.requester;
  if (row['recipient'] === organisation) {
    const ways = waysToPerson(facts, reader, person).filter(
      ({ basis }) => basis.kind === 'referral' && basis.referral.id === referral,
    );
    if (isThere(facts, reader, ways)) return true;
  }
  const made = row['referring'] === organisation && row['madeBy'] === official;
  const own = waysToReferral(facts, reader, referral).map(asCaseworker);
  return made && isThere(facts, reader, own);
}

/** Whether the edge from a consent to its person is there for this reader. */
export function tellsConsented(facts: Facts, reader: Reader, consent: string): boolean {
  const row = facts.one('consents', 'id', consent);
  const person = facts.one('consentPersons', 'consent', consent)?.['person'] as string | undefined;
  if (!row || person === undefined || isSealed(facts, reader, person)) return false;
  const basis = consentOf(facts, reader, consent);
  if (basis) {
    const ways = waysToPerson(facts, reader, person).filter((one) => one.basis.kind === 'consent');
    return isThere(facts, reader, ways);
  }
  const { organisation, official } = reader.requester;
  if (row['keptBy'] !== organisation || row['recordedBy'] !== official) return false;
  const own = waysToConsent(facts, reader, consent).map(asCaseworker);
  return isThere(facts, reader, own);
}

const asCaseworker = ({ basis, subject }: Way): Way => ({
  basis,
  subject: {
    ...subject,
    facts: new Set([...subject.facts, 'assigned_caseworker_or_supervisor' as const]),
  },
});

/** Whether the edge from a return to its person is there: for whoever prepares returns, but of the sealed. */
const tellsReturning = (facts: Facts, reader: Reader, id: string): boolean => {
  const person = facts.one('returnPersons', 'return', id)?.['person'] as string | undefined;
  if (person === undefined || isSealed(facts, reader, person)) return false;
  return isThere(facts, reader, waysToReturn(reader));
};

/** What is said to be withheld where it is not asked on its own request. */
export const ON_ITS_REQUEST: readonly string[] = [
  'InformationRequest.disclosure',
  'InformationRequest.information',
];

/** What came unasked: to whom it was sent, on its request and in its purpose, accepted and not over. */
const tellsSent = (facts: Facts, reader: Reader, place: Place): boolean => {
  const row = facts.one('requests', 'id', place.request);
  const over = facts
    .where('requestEvents', 'request', place.request)
    .some(({ event }) => event === 'WITHDRAWN' || event === 'CLOSED');
  if (!row?.['inward'] || over || reader.request !== place.request) return false;
  return (
    row['requesting'] === reader.requester.organisation &&
    facts
      .where('grants', 'request', place.request)
      .some(
        ({ decision, purpose, validUntil }) =>
          purpose === reader.purpose &&
          Date.parse(String(validUntil)) > facts.now &&
          facts
            .where('offers', 'decision', decision)
            .every(({ id }) => facts.one('replies', 'offer', id)?.['accepted'] === true),
      )
  );
};

/** Whether a field of an object that is there must be null although it is not withheld, or must not; null if unsaid. */
export function mustBeThere(
  coordinate: string,
  facts: Facts,
  reader: Reader,
  place: Place,
): boolean | null {
  if (coordinate === 'Referral.person') return tellsPerson(facts, reader, known(place.referral));
  if (coordinate === 'Consent.person') return tellsConsented(facts, reader, known(place.consent));
  if (coordinate === 'Return.person') return tellsReturning(facts, reader, known(place.return));
  // Said of an inspection alone: the same field is null where a submission is repeated.
  if (
    coordinate === 'InformationRequest.particulars' ||
    coordinate === 'InformationRequest.documents'
  )
    return reader.requester.kind === 'oversight' ? false : null;
  if (coordinate === 'DangerPush.grounds')
    return facts.one('pushes', 'id', place.push)?.['recipient'] !== reader.requester.organisation;
  if (coordinate === 'Notice.request')
    return (
      (place.push ?? place.unsent ?? place.breach ?? place.calledIn) === undefined &&
      ofRequest(facts, reader, place).length > 0
    );
  if (coordinate === 'Notice.breach') return place.breach !== undefined;
  if (coordinate === 'Notice.dangerPush')
    return place.push !== undefined && waysToPush(facts, reader, place.push).length > 0;
  if (coordinate === 'InformationRequest.information') return tellsSent(facts, reader, place);
  if (coordinate !== 'InformationRequest.disclosure') return null;
  if (reader.request !== place.request) return false;
  return facts
    .where('grants', 'request', place.request)
    .some(({ record }) =>
      waysToCase(facts, reader, String(record)).some(
        (one) => one.basis.kind === 'grant' && opens(facts, reader, [one], 'CASE_STATUS'),
      ),
    );
}
