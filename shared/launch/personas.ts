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
  persona('prosecutor-vlora', 'prosecutor-vlora', "Vlora prosecutor's office"),
  persona('prosecutor-vlora-second', 'prosecutor-vlora', 'the same office, a second official'),
  persona('police-vlora', 'police-vlora', 'Regional Police Department of Vlora'),
  persona('responsible-authority', 'responsible-authority', 'identifies victims of trafficking'),
  persona('rilat-secretary', 'rilat', 'secretary of the local network RILAT'),
  persona('vatra-social-worker', 'vatra', 'social worker of Vatra, an NGO in Vlora'),
  persona('italy-agency', 'italy-anti-trafficking-agency', 'Italian agency, agreement in force'),
  persona('greece-agency', 'greece-anti-trafficking-agency', 'Greek agency, agreement expired'),
  persona('donor', 'donor-north', 'an international donor'),
  persona('journalist', 'media-south', 'an anti-trafficking programme in the media'),
  persona('inspector', 'oversight', 'oversight inspector, reads the record'),
  persona('public', '', 'anyone, without a token'),
]);

/** Sends no token at all. */
export const PUBLIC = 'public';

/** The list as a person reads it, one line each. */
export function personaList(): string {
  const width = Math.max(...PERSONAS.map(({ name }) => name.length));
  return PERSONAS.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n');
}
