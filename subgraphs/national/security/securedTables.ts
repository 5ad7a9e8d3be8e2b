import { mandateOpens, type SecuredSchema } from '@lidhja/enforcement';
import { inTerm, opensCase, opensEdge, opensPerson } from './opensTo';

/** Rows that the transaction destroys which a second person has approved (migrations/EraseCases). */
const erasing = (key: string, of: 'cases' | 'persons'): string =>
  `${key} = any ((select "national".${of}_erasing())::uuid[])`;

/**
 * Every table of the subgraph. `"case"` and `person` say that there is a case or a person, which every
 * other row hangs on; what else there is to say of them lies in tables of its own.
 */
export const securedTables: SecuredSchema = {
  schema: 'national',
  role: 'lidhja_national',
  tables: [
    {
      table: 'area',
      serves: {
        code: 'Area.code',
        name: 'Area.name',
        kind: 'Area.kind',
        part_of: 'Area.partOf',
        source: 'Area.source',
        valid_from: 'Area.validFrom',
        valid_until: 'Area.validUntil',
      },
      opens: mandateOpens,
    },
    {
      table: 'case',
      serves: { id: 'Case.id', synthetic: 'Case.synthetic' },
      hidden: ['area'],
      opens: opensCase('id', 'area'),
    },
    {
      table: 'case_assignment',
      serves: {},
      hidden: ['case_id', 'official', 'area', 'since', 'until'],
      opens: null,
    },
    {
      table: 'case_status',
      serves: {
        reference: 'Case.reference',
        qark: 'Case.qark',
        stage: 'Case.stage',
        opened_on: 'Case.openedOn',
      },
      keys: ['case_id', 'owner'],
      opens: opensCase('case_id', 'qark'),
    },
    {
      table: 'case_offence',
      serves: { offence: 'CaseOffence.offence', article: 'CaseOffence.article' },
      keys: ['id', 'case_id'],
      opens: opensCase('case_id'),
      keeperSees: null,
    },
    {
      table: 'case_exploitation',
      serves: { form: 'CaseExploitation.form', country: 'CaseExploitation.country' },
      keys: ['id', 'case_id'],
      opens: opensCase('case_id'),
      keeperSees: null,
    },
    {
      table: 'case_suspect',
      serves: {
        given_name: 'CaseSuspect.givenName',
        family_name: 'CaseSuspect.familyName',
        citizenship: 'CaseSuspect.citizenship',
      },
      keys: ['id', 'case_id'],
      opens: inTerm('cases', 'case_id', opensCase('case_id')),
      keeperSees: null,
      keeperErases: erasing('case_id', 'cases'),
    },
    {
      table: 'case_person',
      serves: { person_id: 'VictimInCase.person', part: 'Case.victims' },
      keys: ['id', 'case_id'],
      opens: inTerm('cases', 'case_id', opensEdge('case_id', 'person_id')),
    },
    {
      table: 'person',
      serves: { id: 'Person.id', synthetic: 'Person.synthetic' },
      // What the mask asks of a person before anything else.
      keys: ['child', 'age_uncertain'],
      opens: opensPerson('id'),
    },
    {
      table: 'person_identity',
      serves: {
        given_name: 'Person.givenName',
        family_name: 'Person.familyName',
        birth_date: ['Person.birthDate', 'Person.birthYear'],
      },
      keys: ['person_id'],
      opens: inTerm('persons', 'person_id', opensPerson('person_id')),
      // `person_age` reads birth dates, for whoever may read the band; nobody does before a session.
      keeperSees: `exchange.my('kind') is not null`,
      keeperErases: erasing('person_id', 'persons'),
    },
    {
      table: 'person_origin',
      serves: { citizenship: 'Person.citizenship' },
      keys: ['person_id'],
      opens: inTerm('persons', 'person_id', opensPerson('person_id')),
      keeperSees: null,
      keeperErases: erasing('person_id', 'persons'),
    },
    {
      table: 'person_health',
      serves: { needs: 'Person.healthNeeds' },
      keys: ['person_id'],
      opens: inTerm('persons', 'person_id', opensPerson('person_id')),
      keeperSees: null,
      keeperErases: erasing('person_id', 'persons'),
    },
    {
      table: 'child_decision',
      serves: {},
      hidden: [
        ...['id', 'person_id', 'recipient', 'ground', 'conflict_checked_on', 'reference'],
        ...['decided_on', 'withdrawn_on', 'synthetic'],
      ],
      opens: null,
    },
    {
      table: 'case_citation',
      serves: {},
      hidden: ['citing', 'cited', 'cited_on'],
      opens: null,
    },
    {
      table: 'case_term',
      serves: {},
      hidden: ['case_id', 'owner', 'ended_at', 'kept_at', 'held', 'erasing', 'erased_at'],
      opens: null,
    },
    {
      table: 'case_term_step',
      serves: {},
      hidden: [
        ...['case_id', 'number', 'id', 'step', 'proposed_by', 'proposed_at'],
        ...['approved_by', 'approved_at', 'synthetic'],
      ],
      opens: null,
    },
    {
      table: 'counted_person',
      serves: {},
      hidden: ['id', 'case_id', 'part', 'child', 'person_id'],
      opens: null,
    },
    {
      table: 'identification',
      serves: {
        body: 'Identification.body',
        status: 'Identification.status',
        decided_on: 'Identification.decidedOn',
      },
      keys: ['id', 'person_id'],
      opens: opensPerson('person_id'),
      keeperSees: null,
    },
  ],
};
