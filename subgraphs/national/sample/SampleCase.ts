/** What a body decided about a person; two bodies may differ. */
export interface SampleIdentification {
  readonly body: 'police-vlora' | 'police-fier' | 'responsible-authority';
  readonly status: 'PRESUMED' | 'FORMALLY_IDENTIFIED' | 'NOT_IDENTIFIED';
  readonly on: string;
}

/** A person of the sample, who does not exist. */
export interface SamplePerson {
  /** Of `person/<number>`, from which the id comes. */
  readonly number: number;
  readonly age: 'adult' | 'child' | 'uncertain';
  readonly birthDate: string;
  readonly citizenship: string;
  readonly parts: readonly ('VICTIM' | 'WITNESS')[];
  readonly identifications: readonly SampleIdentification[];
}

/** A case of the sample, which did not happen. */
export interface SampleCase {
  /** Of `case/<slug>`, from which the id comes. */
  readonly slug: string;
  readonly owner: 'prosecutor-vlora' | 'prosecutor-fier';
  readonly reference: string;
  readonly qark: string;
  readonly stage: 'INVESTIGATION' | 'PROSECUTION' | 'TRIAL' | 'CLOSED';
  readonly openedOn: string;
  readonly offences: readonly (keyof typeof ARTICLES)[];
  /** Form and country of the exploitation. */
  readonly exploitation: readonly (readonly [ExploitationForm, string])[];
  /** Citizenship of each suspect. */
  readonly suspects: readonly string[];
  readonly persons: readonly SamplePerson[];
  /** Subject of each official assigned, and the last day where there is one. */
  readonly assigned: readonly (readonly [official: string, until?: string])[];
}

/**
 * Offences in the words of the agreements, with the article of Albania's Criminal Code. The
 * articles are given from memory: to be confirmed by counsel.
 */
export const ARTICLES = {
  TRAFFICKING_IN_PERSONS: 'Criminal Code, article 110/a',
  TRAFFICKING_IN_CHILDREN: 'Criminal Code, article 128/b',
  SMUGGLING_OF_MIGRANTS: 'Criminal Code, article 298',
  SEXUAL_EXPLOITATION: 'Criminal Code, article 114',
} as const;

/** Forms of exploitation, as HTCDS 2.0 spells them (vic_TypeOfExploitation). */
export const EXPLOITATION_FORMS = [
  'ForcedLabour',
  'SexualExploitation',
  'Servitude',
  'ForcedBegging',
  'ForcedMarriage',
  'ChildLabour',
] as const;
export type ExploitationForm = (typeof EXPLOITATION_FORMS)[number];
