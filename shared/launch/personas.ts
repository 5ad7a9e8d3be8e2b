/** Someone of the sample who can act. All are synthetic: an office, never a person. */
export interface Persona {
  /** Name of the token, and its `sub`. */
  readonly name: string;
  /** Who they are, in one line. */
  readonly title: string;
  /** The organisation they act for, by its slug in the sample. */
  readonly organisation: string;
}

const persona = (name: string, organisation: string, title: string): Persona =>
  Object.freeze({ name, organisation, title });

/** Everyone for whom `npm run --silent token -- NAME` makes a token, and the public, who needs none. */
export const PERSONAS: readonly Persona[] = Object.freeze([
  persona('national-coordinator', 'onac', 'Office of the National Coordinator'),
  persona('national-coordinator-second', 'onac', 'the same office, a second official'),
  persona('ministry-system', 'ministry-of-interior', 'case system of a ministry, a machine'),
  persona('ministry-responsible', 'ministry-of-interior', 'answers for that system'),
  persona('prosecutor-vlora', 'prosecutor-vlora', "Vlora prosecutor's office"),
  persona('prosecutor-vlora-second', 'prosecutor-vlora', 'the same office, a second official'),
  persona(
    'prosecutor-fier',
    'prosecutor-fier',
    "Fier prosecutor's office, knows of a lead in Vlora",
  ),
  persona('police-vlora', 'police-vlora', 'Regional Police Department of Vlora'),
  persona('state-police', 'state-police', 'State Police, single point of contact abroad'),
  persona('responsible-authority', 'responsible-authority', 'identifies victims of trafficking'),
  persona('consular-officer', 'consular-service', 'prepares returns'),
  persona('employment-adviser', 'employment-vlora', 'Regional Employment Department of Vlora'),
  persona(
    'witness-protection-officer',
    'witness-protection-directorate',
    'cleared: reads of protected witnesses',
  ),
  persona('rilat-secretary', 'rilat', 'secretary of the local network RILAT'),
  persona('vatra-social-worker', 'vatra', 'social worker of Vatra, an NGO in Vlora'),
  persona('vatra-supervisor', 'vatra', 'the same NGO, a second official'),
  persona('suspended-ngo', 'ngo-suspended', 'an NGO that is suspended, and is refused everything'),
  persona('italy-agency', 'italy-anti-trafficking-agency', 'Italian agency, agreement in force'),
  persona('greece-agency', 'greece-anti-trafficking-agency', 'Greek agency, agreement expired'),
  persona('donor', 'donor-north', 'an international donor'),
  persona('journalist', 'media-south', 'an anti-trafficking programme in the media'),
  persona('inspector', 'oversight', 'oversight inspector, reads the record'),
  persona('data-protection-commissioner', 'data-protection-authority', 'is notified of breaches'),
  persona('public', '', 'anyone, without a token'),
]);

/** Sends no token at all. */
export const PUBLIC = 'public';

/** The list as a person reads it, one line each. */
export function personaList(): string {
  const width = Math.max(...PERSONAS.map(({ name }) => name.length));
  return PERSONAS.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n');
}
