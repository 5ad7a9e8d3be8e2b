import type { Session } from '@lidhja/enforcement';
import { atPlace } from '@lidhja/platform';

/** What a human found. */
export interface FoundHit {
  readonly hit: boolean;
  /** Id of the case that a hit rests on. */
  readonly record: string | null;
  readonly person: string | null;
  readonly suspect: boolean;
}

/** Where in the input it stands what the database refuses of a hit. */
const PLACES = { INPUT_INVALID: 'input.personId', NOT_AVAILABLE: 'input.caseReference' } as const;

/** Answers to whether somebody is known, reached through the function of the exchange alone. */
export const HitAnswerStore = {
  /** @returns id of the request */
  async answer(
    session: Session,
    request: string,
    { hit, record, person, suspect }: FoundHit,
  ): Promise<string> {
    const [row] = await atPlace(hit ? PLACES : {}, () =>
      session.query<[{ id: string }]>('select exchange.answer_hit($1, $2, $3, $4, $5) as id', [
        ...[request, hit, record],
        ...[person, suspect],
      ]),
    );
    return row.id;
  },
};
