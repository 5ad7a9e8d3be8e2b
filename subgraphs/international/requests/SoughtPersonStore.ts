import type { RequestContext } from '@lidhja/enforcement';
import {
  openPerson,
  sealPerson,
  type PersonSeal,
  type PersonWords,
  type SealedPerson,
} from '@lidhja/exchange';
import type { RecordSealer } from '@lidhja/platform';
import type { SoughtPerson } from './SoughtPerson';
import type { SoughtPersonInput } from './SoughtPersonInput';

/** A person sought, without what the request lets whoever reads it see. */
export type SoughtPersonRow = Omit<SoughtPerson, 'access'> & { readonly request: string };

type SealedRow = Pick<SoughtPersonRow, 'request' | 'synthetic'> & PersonSeal;

const NOTHING = {
  ...{ givenName: null, familyName: null, birthDate: null, birthYear: null, citizenship: null },
  ...{ sex: null, documentKind: null, documentNumber: null, description: null },
};

const opened = async (sealer: RecordSealer, row: SealedRow): Promise<SoughtPersonRow> => {
  const { request, synthetic } = row;
  return { ...NOTHING, ...(await openPerson(sealer, row)), request, synthetic };
};

/** Particulars as they are handed to the database: sealed. */
export const sealedPersons = (
  sealer: RecordSealer,
  persons: readonly SoughtPersonInput[],
): Promise<SealedPerson[]> =>
  Promise.all(persons.map((one) => sealPerson(sealer, { ...one } as PersonWords)));

/** Particulars of requests, reached through the functions of the exchange alone, and opened as they are read. */
export const SoughtPersonStore = {
  async find(
    { session, sealer }: Pick<RequestContext, 'session' | 'sealer'>,
    requests: readonly string[],
  ): Promise<SoughtPersonRow[]> {
    const rows = await session.query<SealedRow[]>(
      `select request, id, particulars, kek, wrapped, synthetic
       from exchange.find_sought_persons($1)`,
      [requests],
    );
    return Promise.all(rows.map((row) => opened(sealer, row)));
  },
};
