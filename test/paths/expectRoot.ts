import { readDeclarations } from '@lidhja/enforcement';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import type { Answered } from './Answered';
import type { FactRow, Facts } from './Facts';
import { isApproved } from './isApproved';
import type { Reader } from './Reader';
import { enter, NOWHERE, tellsConsented, waysOf } from './Place';
import {
  isSealed,
  isSealedWithPerson,
  isThere,
  opens,
  seesChanges,
  waysToCalledIn,
  waysToCase,
  waysToConsent,
  waysToDraft,
  waysToUnsent,
  waysToOverdue,
  waysToPush,
  waysToBreach,
  waysToRecordTerm,
  waysToReferral,
  waysToRequest,
  waysToTerms,
  waysToReturn,
} from './ways';

const { operations } = readDeclarations(
  readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8'),
);

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
}

const setOf = (ids: Iterable<unknown>): string => [...ids].map(String).sort().join(' ');

interface Representation {
  readonly __typename: string;
  readonly id: string;
}

const typeOf = (args: Readonly<Record<string, unknown>>): string =>
  (args['representations'] as Representation[])[0]?.__typename ?? '';

const representation = (
  one: Representation,
  facts: Facts,
  { reader, schema }: Answered,
): boolean => {
  // A subgraph that only names a type keeps no rows of it.
  const kept = Object.keys((schema.getType(one.__typename) as { getFields(): object }).getFields());
  if (kept.length < 2) return false;
  const ways = waysOf(one.__typename, facts, reader, enter(facts, one.__typename, one.id, NOWHERE));
  return ['InformationRequest', 'OnwardRequest'].includes(one.__typename)
    ? opens(facts, reader, ways, 'REQUEST')
    : isThere(facts, reader, ways);
};

/** A request is there for whom the table opens it to. */
const seesRequest = (facts: Facts, { reader }: Answered, id: unknown): boolean =>
  opens(facts, reader, waysToRequest(facts, reader, String(id)), 'REQUEST');

/** That one is overdue, and whose it is, is there for the point of contact that was told, too. */
const seesOverdue = (facts: Facts, { reader }: Answered, id: unknown): boolean =>
  opens(facts, reader, waysToOverdue(facts, reader, String(id)), 'REQUEST');

/** Word of danger is there for whom the table opens it to. */
const seesPush = (facts: Facts, reader: Reader, id: unknown, told = false): boolean =>
  opens(facts, reader, waysToPush(facts, reader, String(id), told), 'REQUEST');

/** Not taken back, and not decided: a decision that needs a second person waits for one. */
/** Came unasked, and its conditions were not answered. */
const hasArrived = (facts: Facts, request: unknown): boolean =>
  !facts.where('requestEvents', 'request', request).some(({ event }) => event === 'WITHDRAWN') &&
  facts
    .where('grants', 'request', request)
    .some(
      ({ decision, validUntil }) =>
        Date.parse(String(validUntil)) > facts.now &&
        facts
          .where('offers', 'decision', decision)
          .some(({ id }) => !facts.one('replies', 'offer', id)),
    );
const isPending = (facts: Facts, request: unknown): boolean =>
  !facts.where('requestEvents', 'request', request).some(({ event }) => event === 'WITHDRAWN') &&
  facts.one('hits', 'request', request) === undefined &&
  !facts
    .where('decisions', 'request', request)
    .some(({ id }) => isApproved(facts.one('grants', 'decision', id)));

/** Not answered, or by one where it takes two, while nothing of what it rests on has ended. */
const waitsOnward = (facts: Facts, onward: unknown): boolean => {
  const row = facts.one('onwards', 'id', onward);
  const grant = facts.one('grants', 'id', row?.['grant']);
  const over =
    Date.parse(String(grant?.['validUntil'])) <= facts.now ||
    facts.one('revocations', 'grant', row?.['grant']) !== undefined ||
    facts
      .where('requestEvents', 'request', row?.['request'])
      .some(({ event }) => event === 'CLOSED' || event === 'WITHDRAWN');
  const answered = facts
    .where('onwardDecisions', 'onward', onward)
    .some(({ granted, approvedBy }) => isApproved({ categories: granted, approvedBy }));
  return !over && !answered;
};

/** When a request abroad ends: with its term, or when what it is about is sealed, whoever is cleared. */
const outwardEnds = (facts: Facts, request: unknown): number => {
  const outward = facts.one('outwards', 'id', facts.one('requests', 'id', request)?.['outward']);
  const records = [outward?.['record'], ...((outward?.['persons'] ?? []) as string[])];
  const seals = records.map((one) => facts.one('seals', 'record', one)?.['since']);
  const ends = [outward?.['validUntil'], ...seals.filter((since) => since !== undefined)];
  return Math.min(...ends.map((at) => Date.parse(String(at))));
};

/** Of a grant on a record that is sealed from the reader, what came before it was, and that it ended then. */
const isTold = (facts: Facts, reader: Reader, notice: FactRow): boolean => {
  if (notice['kind'] === 'EXPIRED' && notice['grant'] === null)
    return Date.parse(String(notice['at'])) === outwardEnds(facts, notice['request']);
  const grant = facts.one('grants', 'id', notice['grant']);
  const at = Date.parse(String(notice['at']));
  const sealed = grant && isSealed(facts, reader, grant['record']);
  const since = sealed
    ? Date.parse(String(facts.one('seals', 'record', grant['record'])?.['since']))
    : Infinity;
  const ends = Math.min(since, Date.parse(String(grant?.['validUntil'])));
  return notice['kind'] === 'EXPIRED' ? at === ends : at < since;
};

const isInOwnFeed = (facts: Facts, asked: Answered, notice: FactRow): boolean => {
  const { reader } = asked;
  const { draft, calledIn, dangerPush, kind, request } = notice;
  if (typeof draft === 'string')
    return opens(facts, reader, waysToUnsent(facts, reader, draft), 'REQUEST');
  if (typeof calledIn === 'string')
    return opens(facts, reader, waysToCalledIn(facts, reader, calledIn), 'REQUEST');
  // That there is some is told whatever the purpose.
  if (dangerPush !== null) return seesPush(facts, reader, dangerPush, true);
  const sees = kind === 'OVERDUE' ? seesOverdue : seesRequest;
  return sees(facts, asked, request) && isTold(facts, reader, notice);
};

/** An office of oversight is told of breaches alone, and nobody of anything else for its purpose. */
const isInFeed = (facts: Facts, asked: Answered, notice: FactRow): boolean => {
  const { reader } = asked;
  const oversees = [reader.requester.kind === 'oversight', reader.purpose === 'OVERSIGHT'];
  return typeof notice['breach'] === 'string'
    ? !oversees.includes(false) &&
        opens(facts, reader, waysToBreach(facts, reader, notice['breach']), 'AUDIT')
    : !oversees.includes(true) && isInOwnFeed(facts, asked, notice);
};

/** What is wrong with which rows a root field answers: who is let in, and which rows there are. */
export function expectRoot(
  name: string,
  args: Readonly<Record<string, unknown>>,
  got: unknown,
  facts: Facts,
  asked: Answered,
): string[] {
  const { reader } = asked;
  if (name === '_entities') {
    if (asked.entities.get(typeOf(args)) === 'OPEN') return [];
    const wanted = (args['representations'] as Representation[]).map((one) =>
      representation(one, facts, asked),
    );
    // A door that is shut answers nothing at all: then there must have been nothing to answer.
    const rows = got as (object | null)[] | null;
    const there = rows === null ? wanted.map(() => false) : rows.map((one) => one !== null);
    return setOf(wanted) === setOf(there) && String(wanted) === String(there)
      ? []
      : [`_entities: [${String(there)}] in place of [${String(wanted)}]`];
  }
  const rule = operations.get(`Query.${name}`) ?? operations.get(`Mutation.${name}`);
  if (!rule) throw new Error(`${name} has no rule`);
  const { by, purposes } = rule;
  const open =
    (by.includes('any') ||
      (reader.requester.organisation !== null && by.includes(reader.requester.kind))) &&
    (purposes.length === 0 || (reader.purpose !== null && purposes.includes(reader.purpose)));
  if (!open) return got === null ? [] : [`${name} let someone in`];
  const rows = (wanted: readonly unknown[]): string[] => {
    const ids = ((got as Listed | null)?.nodes ?? []).map(({ id }) => id);
    const first = Number(args['first']);
    const whole = ids.length === Math.min(first, wanted.length);
    const right = ids.every((id) => wanted.includes(id)) && new Set(ids).size === ids.length;
    return whole && right ? [] : [`${name} has other rows than it should`];
  };
  switch (name) {
    case 'findCase': {
      const there = facts
        .where('cases', 'reference', args['reference'])
        // Whoever finds it by its reference is told the reference.
        .some(({ id }) =>
          opens(facts, reader, waysToCase(facts, reader, String(id)), 'CASE_STATUS'),
        );
      return there === (got !== null) ? [] : [`findCase is ${there ? 'missing' : 'there'}`];
    }
    case 'informationRequest': {
      const there = seesRequest(facts, asked, args['id']);
      return there === (got !== null)
        ? []
        : [`informationRequest is ${there ? 'missing' : 'there'}`];
    }
    case 'dangerPush': {
      const there = seesPush(facts, reader, args['id']);
      return there === (got !== null) ? [] : [`dangerPush is ${there ? 'missing' : 'there'}`];
    }
    case 'receivedDangerPushes':
    case 'sentDangerPushes':
    case 'dangerPushesToReview':
    case 'dueDangerReviews': {
      const { organisation } = reader.requester;
      const listed = facts.all('pushes').filter((push) => {
        if (name === 'dangerPushesToReview') return push['reviewedAt'] === null;
        if (name === 'dueDangerReviews') return new Date(String(push['dueAt'])) <= new Date();
        return push[name === 'sentDangerPushes' ? 'sender' : 'recipient'] === organisation;
      });
      return rows(listed.map(({ id }) => id).filter((id) => seesPush(facts, reader, id)));
    }
    case 'assignedCases':
      return rows(
        facts
          .all('cases')
          .filter(({ id }) => {
            const ways = waysToCase(facts, reader, String(id)).filter(({ subject }) =>
              subject.facts.has('assigned_case'),
            );
            // They are listed by their reference.
            return opens(facts, reader, ways, 'CASE_STATUS');
          })
          .map(({ id }) => id),
      );
    case 'dueCaseReviews':
      return rows(
        facts
          .all('caseTerms')
          .filter(({ erasedAt, dueAt }) => erasedAt === null && dueAt !== null)
          .filter(({ dueAt }) => new Date(String(dueAt)) <= new Date())
          .filter(({ owner }) => owner === reader.requester.organisation)
          .filter(({ caseId }) => {
            const ways = waysToCase(facts, reader, String(caseId)).filter(({ subject }) =>
              subject.facts.has('assigned_case'),
            );
            return opens(facts, reader, ways, 'CASE_STATUS');
          })
          .map(({ caseId }) => caseId),
      );
    case 'dueRecordReviews':
      return rows(
        facts
          .all('recordTerms')
          .filter(({ erasedAt, dueAt }) => erasedAt === null && dueAt !== null)
          .filter(({ dueAt }) => new Date(String(dueAt)) <= new Date())
          .filter(({ record }) =>
            opens(facts, reader, waysToRecordTerm(facts, reader, String(record)), 'REQUEST'),
          )
          .map(({ record }) => record),
      );
    case 'copiesCalledIn':
    case 'copiesAskedFor': {
      const side = name === 'copiesCalledIn' ? 'recipient' : 'keeper';
      return rows(
        facts
          .all('calledIn')
          .filter((row) => row[side] === reader.requester.organisation)
          .filter(({ destroyedAt }) => side === 'keeper' || destroyedAt === null)
          .filter(({ record }) =>
            opens(facts, reader, waysToCalledIn(facts, reader, String(record)), 'REQUEST'),
          )
          .map(({ record }) => record),
      );
    }
    case 'referrals':
      return rows(
        facts
          .all('referrals')
          .filter(({ id }) => waysToReferral(facts, reader, String(id)).length > 0)
          .map(({ id }) => id),
      );
    case 'consents':
      return rows(
        facts
          .all('consents')
          .filter(({ id }) =>
            opens(facts, reader, waysToConsent(facts, reader, String(id)), 'REQUEST'),
          )
          .map(({ id }) => id),
      );
    case 'readersOfPerson': {
      const { consentId, representativeId, safeChannel } = args;
      const row = facts.one('consents', 'id', consentId);
      const mine = row?.['recordedBy'] === reader.requester.official;
      const through =
        (representativeId ?? null) === null ||
        facts.one('representatives', 'id', representativeId)?.['consent'] === consentId;
      const may =
        mine && through && safeChannel && tellsConsented(facts, reader, String(consentId));
      const told = ((got as Listed | null)?.nodes ?? []).length;
      return may || told === 0 ? [] : ['readersOfPerson tells of somebody else'];
    }
    case 'returns':
      return rows(
        opens(facts, reader, waysToReturn(reader), 'RETURN')
          ? facts
              .all('returns')
              .filter(({ id }) => !isSealedWithPerson(facts, reader, 'return', id))
              .map(({ id }) => id)
          : [],
      );
    case 'previewDecision': {
      const { requestId } = args['input'] as { requestId: string };
      const requested = facts.one('requests', 'id', requestId)?.['requested'];
      const there = requested === reader.requester.organisation;
      return there === (got !== null) ? [] : [`previewDecision is ${there ? 'missing' : 'there'}`];
    }
    case 'policyChange': {
      const there = seesChanges(reader) && facts.one('changes', 'id', args['id']) !== undefined;
      return there === (got !== null) ? [] : [`policyChange is ${there ? 'missing' : 'there'}`];
    }
    case 'policyChanges':
      return rows(seesChanges(reader) ? facts.all('changes').map(({ id }) => id) : []);
    case 'pendingRequests':
      return rows(
        facts
          .all('requests')
          .filter(
            ({ id, requested }) =>
              requested === reader.requester.organisation && isPending(facts, id),
          )
          .filter(({ id }) => seesRequest(facts, asked, id))
          .map(({ id }) => id),
      );
    case 'arrivedInformation':
      return rows(
        facts
          .where('requests', 'requesting', reader.requester.organisation)
          .filter(({ id, inward }) => inward !== null && hasArrived(facts, id))
          .filter(({ id }) => seesRequest(facts, asked, id))
          .map(({ id }) => id),
      );
    case 'escalatedRequests':
      return rows(
        facts
          .where('clocks', 'contact', reader.requester.organisation)
          .filter(({ request }) => isPending(facts, request))
          .filter(({ request }) => seesOverdue(facts, asked, request))
          .map(({ request }) => request),
      );
    case 'dueReviews':
      return rows(
        facts
          .all('retention')
          // What the request has sealed, and copies, are due each by its own term.
          .filter(({ sealed, erasedAt, dueAt, copied, copiesDestroyedAt, copiesDueAt }) =>
            [
              sealed === true && erasedAt === null ? dueAt : null,
              copied === true && copiesDestroyedAt === null ? copiesDueAt : null,
            ].some((at) => typeof at === 'string' && new Date(at) <= new Date()),
          )
          .filter((row) => opens(facts, reader, waysToTerms(reader, row), 'REQUEST'))
          .map(({ request }) => request),
      );
    case 'breaches':
      return rows(
        facts
          .all('breaches')
          .filter(({ id }) =>
            opens(facts, reader, waysToBreach(facts, reader, String(id)), 'AUDIT'),
          )
          .map(({ id }) => id),
      );
    case 'pendingSpontaneousInformation':
      return rows(
        facts
          .all('drafts')
          .filter(({ id }) =>
            opens(facts, reader, waysToDraft(facts, reader, String(id)), 'REQUEST'),
          )
          .map(({ id }) => id),
      );
    case 'pendingOnwardRequests':
      return rows(
        facts
          .where('onwards', 'owner', reader.requester.organisation)
          .filter(({ id }) => waitsOnward(facts, id))
          .filter(({ request }) => seesRequest(facts, asked, request))
          .map(({ id }) => id),
      );
    case 'pendingOutwardRequests':
      return rows(
        facts
          .where('outwards', 'owner', reader.requester.organisation)
          .filter(({ approvedAt, discardedAt }) => approvedAt === null && discardedAt === null)
          .filter(({ validUntil }) => Date.parse(String(validUntil)) > facts.now)
          .filter(({ record, persons }) =>
            [record, ...(persons as string[])].every((one) => !facts.one('seals', 'record', one)),
          )
          .map(({ id }) => id),
      );
    case 'notices':
      return rows(
        facts
          .where('notices', 'organisation', reader.requester.organisation)
          .filter((one) => isInFeed(facts, asked, one))
          .map(({ id }) => id),
      );
    case 'undeliveredNotices':
      return rows(
        facts
          .where('notices', 'organisation', reader.requester.organisation)
          .filter(({ id }) => facts.one('deliveries', 'notice', id)?.['givenUpAt'])
          .filter((one) => isInFeed(facts, asked, one))
          .map(({ id }) => id),
      );
    case 'informationRequests':
      return rows(
        facts
          .all('requests')
          .filter(({ id }) => seesRequest(facts, asked, id))
          .map(({ id }) => id),
      );
    default:
      return [];
  }
}
