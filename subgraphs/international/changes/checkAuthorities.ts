import { Refusal } from '@lidhja/platform';

/** Instruments between states; memoranda and contracts are between organisations of theirs. */
const BETWEEN_STATES: ReadonlySet<string> = new Set(['BILATERAL', 'CONVENTION', 'PROTOCOL']);

/**
 * Checks that an agreement between states has our own among them: the hub opens only what is kept here.
 * @param state of whoever proposes it for the hub, ISO 3166-1 alpha-2
 */
export function checkOwnState(
  { instrument, parties }: { readonly instrument: string; readonly parties: readonly string[] },
  state: string | null,
): void {
  if (!BETWEEN_STATES.has(instrument) || (state !== null && parties.includes(state))) return;
  throw new Refusal('OWN_STATE_IS_NO_PARTY', 'input.parties');
}

/**
 * Checks that every organisation is in the registry and of a party, and every party has one. The states of
 * a convention need not all take part in the hub.
 * @param countries by id of an organisation, those that are in the registry and not suspended
 * @throws Refusal at the first that is wrong
 */
export function checkAuthorities(
  agreement: {
    readonly parties: readonly string[];
    readonly competentAuthorities: readonly string[];
    readonly instrument: string;
  },
  countries: Readonly<Record<string, string>>,
): void {
  const { parties, competentAuthorities: authorities, instrument } = agreement;
  for (const [at, id] of authorities.entries()) {
    const country = countries[id];
    const place = `input.competentAuthorities.${at}`;
    if (country === undefined) throw new Refusal('UNKNOWN_AUTHORITY', place);
    if (!parties.includes(country)) throw new Refusal('AUTHORITY_OF_NO_PARTY', place);
  }
  if (instrument === 'CONVENTION') return;
  const taking = new Set(authorities.map((id) => countries[id]));
  const without = parties.findIndex((party) => !taking.has(party));
  if (without >= 0) throw new Refusal('PARTY_WITHOUT_AUTHORITY', `input.parties.${without}`);
}
