/** A table whose rows are about a case or a person, and the fields that its columns are served as. */
export interface SecuredTable {
  readonly table: string;
  /** Whether `key` names a case or a person. */
  readonly about: 'case' | 'person';
  readonly key: string;
  /** Further columns that must not name anyone sealed. */
  readonly alsoSealed?: readonly string[];
  /**
   * Coordinates by column. Their category decides who may read the row; so a table holds one category
   * alone. Without any, the row is there for whoever may read anything of the case or person.
   */
  readonly serves: Readonly<Record<string, string>>;
}

/**
 * The cases and persons of the subgraph. `"case"`, `person` and `case_person` say that there is a case
 * or a person, which every other row hangs on; the mask decides about the columns of `"case"`.
 */
export const SECURED_TABLES: readonly SecuredTable[] = [
  { table: '"case"', about: 'case', key: 'id', serves: {} },
  {
    table: 'case_offence',
    about: 'case',
    key: 'case_id',
    serves: { offence: 'CaseOffence.offence', article: 'CaseOffence.article' },
  },
  {
    table: 'case_exploitation',
    about: 'case',
    key: 'case_id',
    serves: { form: 'CaseExploitation.form', country: 'CaseExploitation.country' },
  },
  {
    table: 'case_suspect',
    about: 'case',
    key: 'case_id',
    serves: {
      given_name: 'CaseSuspect.givenName',
      family_name: 'CaseSuspect.familyName',
      citizenship: 'CaseSuspect.citizenship',
    },
  },
  { table: 'person', about: 'person', key: 'id', serves: {} },
  {
    table: 'person_identity',
    about: 'person',
    key: 'person_id',
    serves: {
      given_name: 'Person.givenName',
      family_name: 'Person.familyName',
      birth_date: 'Person.birthDate',
    },
  },
  {
    table: 'person_origin',
    about: 'person',
    key: 'person_id',
    serves: { citizenship: 'Person.citizenship' },
  },
  {
    table: 'identification',
    about: 'person',
    key: 'person_id',
    serves: {
      body: 'Identification.body',
      status: 'Identification.status',
      decided_on: 'Identification.decidedOn',
    },
  },
];
