import type { RequestContext, Session } from '@lidhja/enforcement';
import { sealRequestWords, type SealedRequestWords } from '@lidhja/exchange';
import { atPlace } from '@lidhja/platform';
import type { PrepareSpontaneousInformationInput } from './PrepareInput';

/** Where in the input it stands what the agreement does not hold. */
const PLACES = {
  AGREEMENT_NOT_IN_FORCE: 'input.recipientId',
  PURPOSE_NOT_IN_AGREEMENT: 'input.purpose',
  OFFENCE_NOT_IN_AGREEMENT: 'input.offence',
  CATEGORY_NOT_IN_AGREEMENT: 'input.categories',
  EVIDENCE_NOT_IN_AGREEMENT: 'input.asEvidence',
  INPUT_INVALID: 'input.conditions',
  NOT_AVAILABLE: 'input.caseReference',
} as const;

/** What waits to be sent, with the exact text of its time, which a JavaScript date would cut. */
export interface DraftRow {
  readonly id: string;
  readonly recipientId: string;
  readonly record: string;
  readonly preparedAt: Date;
  readonly sortKey: string;
  readonly validUntil: Date;
  readonly reference: string;
  readonly offence: string;
  readonly proceeding: string;
  readonly purpose: string;
  readonly categories: string[];
  readonly asEvidence: boolean;
  readonly handling: string[];
  readonly language: string;
  /** Sealed. */
  readonly words: SealedRequestWords;
  readonly conditions: { readonly category: string; readonly words: string }[];
  readonly synthetic: boolean;
}

const COLUMNS = `id, recipient as "recipientId", record, prepared_at as "preparedAt",
  prepared_at::text as "sortKey", valid_until as "validUntil", reference, offence, proceeding, purpose,
  categories, evidence_use = 'JUDICIAL_EVIDENCE' as "asEvidence", handling, language, words, conditions,
  synthetic`;

/** What is to be sent unasked, reached through the functions of the exchange alone. */
export const SpontaneousStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<DraftRow[]> {
    return session.query<DraftRow[]>(
      `select ${COLUMNS} from exchange.find_drafts($1, null, null, $2)`,
      [ids, ids.length],
    );
  },

  /** Those that wait for the session's authority, oldest first, after a position. */
  findPage(session: Session, limit: number, after: string[] | null): Promise<DraftRow[]> {
    return session.query<DraftRow[]>(
      `select ${COLUMNS} from exchange.find_drafts(null, $1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** @returns id of what waits from then on */
  async prepare(
    { session, sealer }: Pick<RequestContext, 'session' | 'sealer'>,
    record: string,
    { summary, ...input }: PrepareSpontaneousInformationInput,
    until: Date,
  ): Promise<string> {
    const { handling, asEvidence } = input;
    const evidenceUse = asEvidence ? 'JUDICIAL_EVIDENCE' : 'INTELLIGENCE';
    const words = await sealRequestWords(sealer, { summary });
    const given = { ...input, words, evidenceUse, handling: handling ?? [] };
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>(
        'select exchange.prepare_information($1, $2::jsonb, $3) as id',
        [record, JSON.stringify(given), until],
      ),
    );
    return row.id;
  },

  /** @returns id of the request that it is from then on */
  async send(session: Session, id: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.send_information($1) as id',
      [id],
    );
    return row.id;
  },

  async discard(session: Session, id: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.discard_information($1) as id',
      [id],
    );
    return row.id;
  },
};
