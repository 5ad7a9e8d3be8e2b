import { HANDLING_CODES, type HandlingCode, type Subject } from '@lidhja/policy';

/** Who says it: the row, by SQL; the operation or the field, by its declaration in the schema. */
export type MarkedBy = 'row' | 'operation' | 'field';

/** How one field of a subject is said: the word for a value, or undefined for a word of another field. */
interface Mark<Value> {
  readonly by: MarkedBy;
  read(word: string): Value | undefined;
}

/** Conditions are said apart, in the words of the table. */
export type Marks<About> = {
  readonly [Field in Exclude<keyof About, 'facts'>]-?: Mark<About[Field]>;
};

const said = (by: MarkedBy, ...words: string[]): Mark<true> => ({
  by,
  read: (word) => (words.includes(word) ? true : undefined),
});
const row = (word: string): Mark<true> => said('row', word);

const COMPARTMENT = /^compartment:([a-z0-9-]{1,60})$/;
const USES = ['intelligence', 'judicial_evidence'] as const;

/**
 * Every field of a subject and how it is said. A field that `Subject` gains does not compile before
 * it is here, so the engine never asks for something that no wall could tell it.
 */
export const SUBJECT_MARKS = Object.freeze({
  child: row('child'),
  sealed: row('sealed'),
  compartment: { by: 'row', read: (word) => COMPARTMENT.exec(word)?.[1] },
  guardianAgreement: row('guardian_agreement'),
  bestInterestDecision: row('best_interest_decision'),
  handling: {
    by: 'row',
    read: (word) =>
      HANDLING_CODES.includes(word as HandlingCode) ? [word as HandlingCode] : undefined,
  },
  firstRecipient: row('first_recipient'),
  provider: row('provider'),
  providerPermission: row('provider_permission'),
  senderConsent: row('sender_consent'),
  declaredUse: {
    by: 'row',
    read: (word) => USES.find((use) => word === `use:${use}`),
  },
  fromAnotherState: row('from_another_state'),
  onwardAuthorised: row('onward_authorised'),
  aboutRequesterTarget: row('about_requester_target'),
  operationDecidesAssistance: said('operation', 'assistance'),
  tellsCooperation: said('field', 'cooperation'),
  reflectionRuns: row('reflection_runs'),
  operationIsRemovalOrInterview: said('operation', 'removal', 'interview'),
  askedByThePerson: row('asked_by_the_person'),
  pastRetention: row('past_retention'),
  legalHold: row('legal_hold'),
} satisfies Marks<Subject>);

const FIELDS = Object.entries(SUBJECT_MARKS) as [keyof Subject, Mark<unknown>][];

/**
 * What the words say of a subject; what they leave out does not hold.
 * @returns null where a word is unknown, is not this one's to say, or contradicts another
 */
export function subjectMarked(by: MarkedBy, words: readonly string[]): Partial<Subject> | null {
  const subject: { -readonly [Field in keyof Subject]?: Subject[Field] } = {};
  for (const word of words) {
    const found = FIELDS.find(([, mark]) => mark.by === by && mark.read(word) !== undefined);
    if (!found) return null;
    const [field, mark] = found;
    const [value, before] = [mark.read(word), subject[field]];
    if (field === 'handling') {
      subject.handling = [...(subject.handling ?? []), ...(value as HandlingCode[])];
    } else if (before !== undefined && before !== value) return null;
    else Object.assign(subject, { [field]: value });
  }
  return subject;
}
