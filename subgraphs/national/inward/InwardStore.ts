import type { RequestContext, Session } from '@lidhja/enforcement';
import { openWords, sealRequestWords, sealWords, type WordsSeal } from '@lidhja/exchange';
import { atPlace } from '@lidhja/platform';
import type { PendingRow } from '../requests/DecisionStore';
import { NOTES_DISCLOSURE } from '../requests/notesDisclosure';
import type { SubmitSpontaneousInformationInput } from './SubmitSpontaneousInput';

/** Where in the input it stands what the agreement does not hold. */
const PLACES = {
  AGREEMENT_NOT_IN_FORCE: 'input.recipientId',
  RECIPIENT_IMPLICATED: 'input.recipientId',
  IMPLICATED_UNKNOWN: 'input.around',
  PURPOSE_NOT_IN_AGREEMENT: 'input.purpose',
  OFFENCE_NOT_IN_AGREEMENT: 'input.offence',
  CATEGORY_NOT_IN_AGREEMENT: 'input.categories',
  EVIDENCE_NOT_IN_AGREEMENT: 'input.asEvidence',
  RETENTION_NOT_IN_AGREEMENT: 'input.validUntil',
  INPUT_INVALID: 'input.conditions',
} as const;

/** What was sent to the session's authority, with its codes as marks of its access class. */
export interface SentRow {
  readonly request: string;
  readonly record: string;
  /** Null once it was erased. */
  readonly text: string | null;
  readonly handling: string[];
  readonly validUntil: Date;
  readonly synthetic: boolean;
  readonly access: string;
  readonly noted: boolean;
}

type SealedRow = Omit<SentRow, 'text'> &
  Pick<WordsSeal, 'kek' | 'wrapped'> & { readonly words: Buffer };

/** What statements and keys are used with. */
type Reading = Pick<RequestContext, 'session' | 'sealer'>;

const TABLE = 'exchange.inward_information';

/** What an authority abroad sends unasked, reached through the functions of the exchange alone. */
export const InwardStore = {
  /** On the request that the session stands on, and that it is read; nothing before its conditions are accepted. */
  async disclose({ session, sealer }: Reading, requests: readonly string[]): Promise<SentRow[]> {
    const rows = await session.query<SealedRow[]>(
      `select request, id as record, words, kek, wrapped, handling, valid_until as "validUntil", synthetic, access,
         ${NOTES_DISCLOSURE}
       from exchange.find_inward($1)`,
      [requests],
    );
    return Promise.all(
      rows
        .filter(({ noted }) => noted)
        .map(async ({ words: sealed, kek, wrapped, ...told }) => {
          const seal = { id: told.record, kek, wrapped };
          const text = await openWords(sealer, TABLE, seal, { part: 'words', sealed });
          return { ...told, text };
        }),
    );
  },

  /** Those whose conditions the session's authority has not answered, oldest first, after a position. */
  findArrived(session: Session, limit: number, after: string[] | null): Promise<PendingRow[]> {
    return session.query<PendingRow[]>(
      `select id, submitted_at::text as "sortKey", 'own_record||' as access
       from exchange.find_arrived($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** @returns id of the request that it is from then on */
  async send(
    { session, sealer }: Reading,
    { subject, text, ...input }: SubmitSpontaneousInformationInput,
    until: Date,
  ): Promise<string> {
    const { asEvidence, handling, around } = input;
    const evidenceUse = asEvidence ? 'JUDICIAL_EVIDENCE' : 'INTELLIGENCE';
    const words = await sealRequestWords(sealer, { summary: subject });
    const told = await sealWords(sealer, TABLE, { words: text });
    const sealed = { words, told };
    const given = {
      ...input,
      ...sealed,
      evidenceUse,
      handling: handling ?? [],
      around: around ?? [],
    };
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>('select exchange.send_inward($1::jsonb, $2) as id', [
        JSON.stringify(given),
        until,
      ]),
    );
    return row.id;
  },

  /** @returns id of the event */
  async withdraw(session: Session, request: string, reason: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.withdraw_inward($1, $2) as id',
      [request, reason],
    );
    return row.id;
  },
};
