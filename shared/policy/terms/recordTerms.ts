import type { RecordClass, RecordTerms, TermsOfLaw } from './recordClasses';

const byLaw = (
  maxAge: number,
  reviewEvery: number | null,
  onCaseClosed: TermsOfLaw['onCaseClosed'],
  legalHold = true,
): TermsOfLaw => Object.freeze({ by: 'LAW', maxAge, reviewEvery, onCaseClosed, legalHold });

const STORAGE = 'CETS 108+, article 5(4)(e): no longer than is needed';
const TWO_PERSONS = '`proposeRecordRetention`, `approveRecordRetention`';
const WITH_THE_RECORD = '`npm run erase:record`';
const AGREEMENT = 'retention of the agreement version that it was made under';

/**
 * Terms of every class of records. One that the list of classes gains does not compile before it has its
 * terms here. No law that names a number was at hand: the numbers hold until counsel has confirmed others.
 */
export const RECORD_TERMS = Object.freeze({
  REQUEST: {
    what: 'whom a request seeks, what is written in it, its documents and those of its answer',
    from: 'when it was given',
    terms: { by: 'AGREEMENT' },
    source: AGREEMENT,
    confirmed: true,
    carriedOutBy: '`proposeRetentionStep`, `approveRetentionStep`',
  },
  COPY: {
    what: 'copies, by whoever read them, of what was granted',
    from: 'the grant, or the erasure of the case that they are of',
    terms: { by: 'AGREEMENT' },
    source: AGREEMENT,
    confirmed: true,
    carriedOutBy: '`COPIES_DESTROYED`, told by `COPIES_DUE`',
  },
  CASE: {
    what: 'a case of the hub: its suspects, whom it cites, who stands in it; what is left names nobody, and stays for figures',
    from: 'its end',
    terms: byLaw(10, 3, 'REVIEW'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: '`proposeCaseRetention`, `approveCaseRetention`',
  },
  PERSON_IN_CASE: {
    what: 'names, birth, citizenship, health and decisions for a child of whoever stands in a case',
    from: 'the end of the last case that they stand in',
    terms: byLaw(10, 3, 'REVIEW'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: 'the erasure of that case',
  },
  REFERRAL: {
    what: 'referrals between members of a network',
    from: 'their expiry',
    terms: byLaw(5, 1, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: TWO_PERSONS,
  },
  CONSENT: {
    what: 'consents, representatives and what a second person found of them',
    from: 'when it was taken back',
    terms: byLaw(5, 1, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: TWO_PERSONS,
  },
  FOLLOW_UP: {
    what: 'follow-up of persons by members of a network (LINK-R9); the hub has no such records yet',
    from: 'the last contact',
    terms: byLaw(5, 1, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: null,
  },
  RETURN: {
    what: 'returns',
    from: 'when it ended',
    terms: byLaw(5, 1, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: TWO_PERSONS,
  },
  WORD_OF_DANGER: {
    what: 'words of danger, whom they name and what a review found',
    from: 'the review',
    terms: byLaw(3, 1, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: 'the clock (`PastDanger`); `proposeDangerRetention`, `approveDangerRetention`',
  },
  SENT_UNASKED: {
    what: 'information sent without a request, and what waits to be',
    from: 'when it was sent',
    terms: { by: 'AGREEMENT' },
    source: AGREEMENT,
    confirmed: true,
    carriedOutBy: '`proposeRetentionStep`, `approveRetentionStep`',
  },
  ANSWER_FROM_ABROAD: {
    what: 'words of an answer from abroad',
    from: 'when it was given',
    terms: { by: 'AGREEMENT' },
    source: AGREEMENT,
    confirmed: true,
    carriedOutBy: '`proposeRetentionStep`, `approveRetentionStep`',
  },
  RECORD: {
    what: 'entries of the record, and readings kept for the persons read',
    from: 'when it was recorded',
    terms: byLaw(10, null, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  COURSE: {
    what: 'what stays of a request: its course, decisions, conditions, grants, receipts, references, and what was to be passed on',
    from: 'its last step, once what it had sealed is erased and no copy of what was read is left',
    terms: byLaw(10, null, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  NEVER_SENT: {
    what: 'what stays of what was prepared, to be asked abroad or sent unasked, and never sent',
    from: 'its last day',
    terms: byLaw(10, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  ERASED: {
    what: 'that a referral, a consent or a return was erased, by whom, what is called in of it; what a court permitted to read of a case that was erased',
    from: 'the erasure',
    terms: byLaw(10, null, 'KEEP'),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  PROTECTED: {
    what: 'that somebody or something is protected, and which words of danger are gone',
    from: 'when neither a record nor an entry names it any more',
    terms: byLaw(10, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  NOTICE: {
    what: 'notices, and how they were delivered',
    from: 'when it was written',
    terms: byLaw(10, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  BREACH: {
    what: 'breaches, and what was done about each',
    from: 'the last that was done',
    terms: byLaw(10, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  ACTOR: {
    what: 'officials, their mandates and suspensions',
    from: 'the end of their service, once nothing names them',
    terms: byLaw(10, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: WITH_THE_RECORD,
  },
  IDEMPOTENCY_KEY: {
    what: 'keys by which a write is safe to repeat, with an HMAC of it',
    from: 'the write',
    terms: byLaw(1, null, 'KEEP', false),
    source: STORAGE,
    confirmed: false,
    carriedOutBy: 'the clock (`PastKeys`)',
  },
} as const satisfies Readonly<Record<RecordClass, RecordTerms>>);
