import type { RequestContext, Session } from '@lidhja/enforcement';
import { openWords, type WordsSeal } from '@lidhja/exchange';
import { atPlace } from '@lidhja/platform';

/** Where in the input it stands what the database refuses of an answer. */
const PLACES = {
  INPUT_INVALID: 'input.categories',
  GROUND_NOT_IN_AGREEMENT: 'input.categories',
} as const;

/** One category of an answer, with its codes as marks of its access class. */
export interface AnswerRow {
  readonly request: string;
  readonly reference: string;
  readonly category: string;
  /** Null once they were erased. */
  readonly words: string | null;
  readonly handling: string[];
  readonly restriction: string | null;
  readonly synthetic: boolean;
  readonly access: string;
}

type SealedRow = Omit<AnswerRow, 'words'> & WordsSeal & { readonly words: Buffer };

/** What was answered to requests abroad, reached through the functions of the exchange alone. */
export const AnswerStore = {
  async find(
    { session, sealer }: Pick<RequestContext, 'session' | 'sealer'>,
    requests: readonly string[],
  ): Promise<AnswerRow[]> {
    const rows = await session.query<SealedRow[]>(
      `select request, reference, category, id, words, kek, wrapped, handling, restriction, synthetic, access
       from exchange.find_answers($1)`,
      [requests],
    );
    return Promise.all(
      rows.map(async ({ id, words: sealed, kek, wrapped, ...told }) => {
        const seal = { id, kek, wrapped };
        const text = { part: 'words', sealed };
        return { ...told, words: await openWords(sealer, 'exchange.request_answer', seal, text) };
      }),
    );
  },

  async answer(
    session: Session,
    request: string,
    reference: string,
    categories: readonly object[],
  ): Promise<string> {
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>('select exchange.answer_request($1, $2, $3::jsonb) as id', [
        request,
        reference,
        JSON.stringify(categories),
      ]),
    );
    return row.id;
  },

  /** @returns id of the offer */
  async offerConditions(
    session: Session,
    request: string,
    conditions: readonly { readonly category: string; readonly condition: string }[],
  ): Promise<string> {
    const [row] = await atPlace({ INPUT_INVALID: 'input.conditions' }, () =>
      session.query<[{ id: string }]>(
        'select exchange.offer_answer_conditions($1, $2::jsonb) as id',
        [request, JSON.stringify(conditions)],
      ),
    );
    return row.id;
  },

  /** @returns id of the event */
  async revoke(session: Session, request: string, reason: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.revoke_answer($1, $2) as id',
      [request, reason],
    );
    return row.id;
  },

  /** That the authority that asked reads them, once for each request. */
  async noteRead(session: Session, requests: readonly string[]): Promise<void> {
    await session.query('select exchange.note_answers_read($1)', [requests]);
  },
};
