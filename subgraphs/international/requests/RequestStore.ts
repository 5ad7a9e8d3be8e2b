import { REQUEST_ACCESS, type Session } from '@lidhja/enforcement';
import type { SealedRequestWords } from '@lidhja/exchange';
import { atPlace } from '@lidhja/platform';
import type { InformationRequest } from './InformationRequest';
import type { AskHitNoHitInput } from '../hits/AskHitNoHitInput';
import type { SubmitInformationRequestInput } from './SubmitRequestInput';

export const REQUEST_COLUMNS = `id, reference, earlier_reference as "earlierReference", answering_reference as "answeringReference",
  submitted_at as "submittedAt", submitted_at::text as "sortKey", due_at as "dueAt", offence,
  proceeding, purpose, categories, urgency, evidence_use as "evidenceUse", spontaneous, handling, asks,
  origin as "originId", language, synthetic,
  requesting, requested, agreement as "agreementId",
  outward is not null as outward, inward is not null as inward,
  ${REQUEST_ACCESS} as access, words as "wordsId", summary as "sealedSummary", urgency_reason as "sealedReason", kek, wrapped`;

/** SQL: rows of `REQUEST_COLUMNS`, of requests and what was written with them, found in the same statement. */
export const requestsRead = (parameters: string): string =>
  `exchange.read_requests(${parameters}) f cross join lateral (select (f.request).*) r`;

/** Where in the input it stands what the agreement does not hold. */
const PLACES = {
  AGREEMENT_NOT_IN_FORCE: 'input.requestedAuthority',
  OFFENCE_NOT_IN_AGREEMENT: 'input.offence',
  CATEGORY_NOT_IN_AGREEMENT: 'input.categories',
  EVIDENCE_NOT_IN_AGREEMENT: 'input.evidenceUse',
  HIT_NO_HIT_NOT_IN_AGREEMENT: 'input.requestedAuthority',
  NOT_AVAILABLE: 'input.originId',
} as const;

/** Of what is submitted, what is sealed. */
interface Sealed {
  readonly particulars: readonly object[];
  readonly words: SealedRequestWords;
}

/** A request with the exact text of its time, which a JavaScript date would cut to milliseconds. */
export type RequestRow = InformationRequest & { readonly sortKey: string };

/** Requests, reached through the functions of the exchange alone. */
export const RequestStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<RequestRow[]> {
    return session.query<RequestRow[]>(
      `select ${REQUEST_COLUMNS} from ${requestsRead('$1, null, null, $2')}`,
      [ids, ids.length],
    );
  },

  /** Requests that the session's authority sent or received, oldest first, after a position. */
  findPage(session: Session, limit: number, after: string[] | null): Promise<RequestRow[]> {
    return session.query<RequestRow[]>(
      `select ${REQUEST_COLUMNS} from ${requestsRead('null, $1, $2, $3')}`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** @param sealed whom the input seeks, its documents and what is written in it, each sealed */
  async submit(
    session: Session,
    { summary: _, urgencyReason: __, ...input }: SubmitInformationRequestInput,
    sealed: Sealed & { readonly documents: readonly object[] },
  ): Promise<string> {
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>('select exchange.submit_request($1, $2::jsonb) as id', [
        input.requestedAuthority,
        JSON.stringify({ ...input, ...sealed }),
      ]),
    );
    return row.id;
  },

  /**
   * Asks for no category and for no evidence.
   * @param sealed whom the input names and what is written in it, sealed
   */
  async submitHitNoHit(
    session: Session,
    { person: _, summary: __, urgencyReason: ___, ...asked }: AskHitNoHitInput,
    sealed: Sealed,
  ): Promise<string> {
    const nothing = { categories: [], evidenceUse: 'INTELLIGENCE' };
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>('select exchange.submit_request($1, $2::jsonb) as id', [
        asked.requestedAuthority,
        JSON.stringify({ ...asked, ...nothing, ...sealed, asks: 'HIT_NO_HIT' }),
      ]),
    );
    return row.id;
  },
};
