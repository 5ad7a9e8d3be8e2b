import { EVIDENCE_USES, URGENCIES } from '@lidhja/policy';
import { registerEnumType } from 'type-graphql';

const named = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

/** As requests of both directions have it. */
export const Urgency = named(URGENCIES);
export const EvidenceUse = named(EVIDENCE_USES);
registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'How soon an answer is needed; the agreement says what each means in time.',
  valuesConfig: {
    URGENT_DIRECT: { description: 'Urgent, and in a database that can be asked directly.' },
    URGENT: { description: 'Urgent otherwise.' },
  },
});
registerEnumType(EvidenceUse, {
  name: 'EvidenceUse',
  description: 'What the answer is for.',
  valuesConfig: {
    INTELLIGENCE: { description: 'Police information; not to be used as evidence.' },
    JUDICIAL_EVIDENCE: { description: 'Evidence before a court.' },
  },
});
