import { sampleRegistry } from '@lidhja/national';
import { IDENTIFICATION_TRAINING, PURPOSES } from '@lidhja/policy';
import type { Asker, Condition, Purpose, RequesterKind } from '@lidhja/policy';

type Row = Readonly<Record<string, unknown>>;

const rows = (table: string): readonly Row[] => (sampleRegistry[table] ?? []) as readonly Row[];

/** An official of the sample as the registry has it, the moment it is loaded. */
export interface PersonaAsker {
  /** `sub` of the token. */
  readonly name: string;
  readonly asker: Asker;
  /** Purposes that it can act for: a machine only for those of its standing mandates. */
  readonly purposes: readonly Purpose[];
}

/** Rows of a table that name this official or, with no official, the whole organisation. */
const naming = (table: string, official: Row): readonly Row[] =>
  rows(table).filter(
    (row) =>
      row['official'] === official['id'] ||
      ((row['official'] ?? null) === null && row['organisation'] === official['organisation']),
  );

const askerOf = (official: Row, organisation: Row): Asker => {
  const kind = organisation['kind'] as RequesterKind;
  const trained = official['trained_until'] !== null;
  const functions = official['functions'] as string[];
  return {
    requester: {
      kind,
      organisation: String(organisation['id']),
      official: String(official['id']),
      country: String(organisation['country']),
      functions: trained ? [...functions, IDENTIFICATION_TRAINING] : functions,
      areas: official['areas'] as string[],
      clearances: [],
      suspended: naming('suspensions', official).length > 0,
    },
    purpose: null,
    settled: new Map<Condition, boolean>([
      ['trained', trained],
      ['cleared', (official['clearances'] as string[]).length > 0],
      ['opened_inspection', kind === 'oversight' && naming('inspections', official).length > 0],
    ]),
    grants: [],
    now: 0,
  };
};

/** Every official of the sample, by name; who has a token is in `PERSONAS` of the launcher. */
export function personaAskers(): readonly PersonaAsker[] {
  const organisations = new Map(rows('organisations').map((row) => [row['id'], row]));
  return rows('officials')
    .map((official): PersonaAsker => {
      const machine = (official['functions'] as string[]).includes('machine');
      const mandated = new Set(naming('mandates', official).map((row) => row['purpose']));
      return {
        name: String(official['subject']),
        asker: askerOf(official, organisations.get(official['organisation']) ?? {}),
        purposes: machine ? PURPOSES.filter((purpose) => mandated.has(purpose)) : PURPOSES,
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
