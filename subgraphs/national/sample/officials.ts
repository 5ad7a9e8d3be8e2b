import { sampleId } from '@lidhja/platform';

/** Compartment of protected witnesses; a clearance and a seal name it. */
export const WITNESS_PROTECTION = 'witness-protection';

/** Until when an identification training is valid. */
const TRAINED_UNTIL = '2030-12-31';

interface Official {
  readonly organisation: string;
  readonly functions: readonly string[];
  readonly areas?: readonly string[];
  readonly clearances?: readonly string[];
  readonly trained?: true;
}

const COUNTRY = ['AL'];
const VLORA = ['AL-12'];
const FIER = ['AL-04'];

/** By subject: the token says who acts, and what they are is here. Functions, never names. */
const OFFICIALS: Readonly<Record<string, Official>> = {
  'national-coordinator': { organisation: 'onac', functions: ['coordination'], areas: COUNTRY },
  'national-coordinator-second': {
    organisation: 'onac',
    functions: ['coordination'],
    areas: COUNTRY,
  },
  'ministry-system': {
    organisation: 'ministry-of-interior',
    functions: ['machine'],
    areas: COUNTRY,
  },
  'ministry-responsible': {
    organisation: 'ministry-of-interior',
    functions: ['reporting'],
    areas: COUNTRY,
  },
  'prosecutor-vlora': {
    organisation: 'prosecutor-vlora',
    functions: ['prosecution'],
    areas: VLORA,
  },
  'prosecutor-vlora-second': {
    organisation: 'prosecutor-vlora',
    functions: ['prosecution'],
    areas: VLORA,
  },
  'prosecutor-fier': { organisation: 'prosecutor-fier', functions: ['prosecution'], areas: FIER },
  'police-vlora': {
    organisation: 'police-vlora',
    functions: ['investigation'],
    areas: VLORA,
    trained: true,
  },
  'state-police': { organisation: 'state-police', functions: ['exchange'] },
  'responsible-authority': {
    organisation: 'responsible-authority',
    functions: ['identification'],
    areas: COUNTRY,
    trained: true,
  },
  'consular-officer': { organisation: 'consular-service', functions: ['returns'], areas: COUNTRY },
  'employment-adviser': {
    organisation: 'employment-vlora',
    functions: ['caseworker'],
    areas: VLORA,
  },
  'rilat-secretary': { organisation: 'rilat', functions: ['secretary'], areas: VLORA },
  'vatra-social-worker': { organisation: 'vatra', functions: ['caseworker'], areas: VLORA },
  'vatra-supervisor': { organisation: 'vatra', functions: ['supervision'], areas: VLORA },
  'italy-agency': { organisation: 'italy-anti-trafficking-agency', functions: ['requests'] },
  'greece-agency': { organisation: 'greece-anti-trafficking-agency', functions: ['requests'] },
  donor: { organisation: 'donor-north', functions: ['programmes'] },
  journalist: { organisation: 'media-south', functions: ['reporting'] },
  inspector: { organisation: 'oversight', functions: ['inspection'], areas: COUNTRY },
  'data-protection-commissioner': {
    organisation: 'data-protection-authority',
    functions: ['supervision'],
    areas: COUNTRY,
  },
  'witness-protection-officer': {
    organisation: 'witness-protection-directorate',
    functions: ['protection'],
    areas: COUNTRY,
    clearances: [WITNESS_PROTECTION],
  },
  'suspended-ngo': { organisation: 'ngo-suspended', functions: ['caseworker'], areas: VLORA },
};

/** Rows of `exchange.official`. */
export const officials: readonly object[] = Object.entries(OFFICIALS).map(
  ([subject, official]) => ({
    id: sampleId(`official/${subject}`),
    organisation: sampleId(`organisation/${official.organisation}`),
    issuer: 'urn:lidhja:sample',
    subject,
    functions: official.functions,
    areas: official.areas ?? [],
    clearances: official.clearances ?? [],
    trained_until: official.trained ? TRAINED_UNTIL : null,
    synthetic: true,
  }),
);
