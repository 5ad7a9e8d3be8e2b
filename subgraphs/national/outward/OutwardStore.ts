import type { RequestContext, Session } from '@lidhja/enforcement';
import { heldSeal, openPerson, type SealedPerson, type SealedRequestWords } from '@lidhja/exchange';
import type { Category, Purpose, RequesterKind } from '@lidhja/policy';
import { atPlace } from '@lidhja/platform';
import { WITHOUT_BYTES, type HeldDocument } from './OutwardDocumentStore';
import type { OutwardRequest } from './OutwardRequest';

/** A person as the request will describe them. */
export interface Particulars {
  readonly givenName?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly birthYear?: number | null | undefined;
  readonly citizenship?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** What would leave, without what is sealed of it. */
export type OutwardLetter = Pick<
  OutwardRequest,
  | 'reference'
  | 'earlierReference'
  | 'offence'
  | 'proceeding'
  | 'categories'
  | 'urgency'
  | 'evidenceUse'
  | 'language'
>;

/** What would leave, with whom it seeks and its documents. */
type Waiting<Person> = OutwardLetter & {
  readonly words?: SealedRequestWords;
  readonly particulars?: readonly Person[];
  /** Sealed. */
  readonly documents: readonly HeldDocument[];
};

/** One that waits, with the exact text of its time. */
export type OutwardRow = Omit<
  OutwardRequest,
  'seeks' | 'encloses' | 'words' | keyof OutwardLetter
> & {
  readonly sortKey: string;
  readonly preparedBy: string;
  readonly request: Waiting<Particulars>;
};

type SealedRow = Omit<OutwardRow, 'request'> & {
  readonly request: Waiting<SealedPerson>;
};

/** What rows are read with. */
type Reading = Pick<RequestContext, 'session' | 'sealer'>;

const opened = async ({ sealer }: Reading, row: SealedRow): Promise<OutwardRow> => {
  const { particulars = [], ...letter } = row.request;
  const persons = await Promise.all(particulars.map((one) => openPerson(sealer, heldSeal(one))));
  return { ...row, request: { ...letter, particulars: persons } };
};

/** Of what is to be asked, what the exchange needs to know. */
export interface Prepared {
  readonly record: string;
  /** Ids of persons of the case. */
  readonly persons: readonly string[];
  readonly requested: string;
  readonly carries: readonly string[];
  readonly until: Date;
  /** What leaves; whom it seeks, what it encloses and what is written in it is sealed. */
  readonly request: object;
}

/** The authority that would be told, and the agreement with it, as they are now. Instants: epoch milliseconds. */
export interface OutwardTerms {
  readonly agreement: string;
  readonly version: number;
  readonly parties: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly categories: readonly Category[];
  readonly from: number;
  readonly until: number | null;
  readonly kind: RequesterKind;
  readonly country: string;
  readonly suspended: boolean;
}

/** Where in the input it stands what the database refuses. */
const PLACES = {
  AGREEMENT_NOT_IN_FORCE: 'input.requestedAuthority',
  OFFENCE_NOT_IN_AGREEMENT: 'input.offence',
  CATEGORY_NOT_IN_AGREEMENT: 'input.categories',
  EVIDENCE_NOT_IN_AGREEMENT: 'input.evidenceUse',
  OUTWARD_NOT_PERMITTED: 'input.carries',
} as const;

/** Of preparing also what the exchange does not take, though it can be read: a case that is past its term. */
const PREPARING = { ...PLACES, NOT_AVAILABLE: 'input.caseReference' } as const;

const COLUMNS = `id, requested, record as "draftedFrom", persons, carries, purpose, ${WITHOUT_BYTES} as request, prepared_by as "preparedBy",
  prepared_at as "preparedAt", prepared_at::text as "sortKey", valid_until as "validUntil", synthetic,
  'own_record||' as access`;

async function askTerms(
  session: Session,
  requested: string,
  request: object,
): Promise<OutwardTerms> {
  const [row] = await session.query<[{ terms: OutwardTerms }]>(
    'select exchange.outward_terms($1, $2) as terms',
    [requested, JSON.stringify(request)],
  );
  return row.terms;
}

/** What is to be asked abroad, reached through the functions of the exchange alone. */
export const OutwardStore = {
  async findByIds(reading: Reading, ids: readonly string[]): Promise<OutwardRow[]> {
    const rows = await reading.session.query<SealedRow[]>(
      `select ${COLUMNS} from exchange.find_outward($1, null, null, $2)`,
      [ids, ids.length],
    );
    return Promise.all(rows.map((row) => opened(reading, row)));
  },

  /** What waits for a second person of the session's authority, oldest first, after a position. */
  async findPage(reading: Reading, limit: number, after: string[] | null): Promise<OutwardRow[]> {
    const rows = await reading.session.query<SealedRow[]>(
      `select ${COLUMNS} from exchange.find_outward(null, $1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return Promise.all(rows.map((row) => opened(reading, row)));
  },

  /** @throws Refusal with what the agreement does not hold */
  terms: askTerms,

  /** @throws Refusal with what the agreement does not hold, and its place in the input of preparing */
  termsOfInput(session: Session, requested: string, request: object): Promise<OutwardTerms> {
    return atPlace(PLACES, () => askTerms(session, requested, request));
  },

  async prepare(session: Session, prepared: Prepared): Promise<string> {
    const { record, persons, requested, carries, until, request } = prepared;
    const [row] = await atPlace(PREPARING, () =>
      session.query<[{ id: string }]>(
        'select exchange.prepare_outward($1, $2, $3, $4, $5, $6::jsonb) as id',
        [record, persons, requested, carries, until, JSON.stringify(request)],
      ),
    );
    return row.id;
  },

  /**
   * @param documents how many of its documents whoever sends it has seen
   * @returns id of the request that left
   */
  async approve(session: Session, id: string, documents: number | null): Promise<string> {
    const [row] = await atPlace({ OUTWARD_DOCUMENTS_UNSEEN: 'input.documents' }, () =>
      session.query<[{ id: string }]>('select exchange.approve_outward($1, $2) as id', [
        ...[id, documents],
      ]),
    );
    return row.id;
  },

  async discard(session: Session, id: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.discard_outward($1) as id',
      [id],
    );
    return row.id;
  },
};
