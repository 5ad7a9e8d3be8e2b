import type { RequestContext, Session } from '@lidhja/enforcement';

/** What a hit/no-hit came to, as this session may know of it. */
export interface HitRow {
  readonly request: string;
  /** Told, to the authority that asked; null to every other. */
  readonly outcome: 'HIT' | 'NO_HIT' | null;
  readonly tellAt: Date;
  readonly told: boolean;
}

/** Answers to whether somebody is known, reached through the functions of the exchange alone. */
export const HitStore = {
  find(session: Session, requests: readonly string[]): Promise<HitRow[]> {
    return session.query<HitRow[]>(
      'select request, outcome, tell_at as "tellAt", told from exchange.find_hits($1)',
      [requests],
    );
  },
};

/** Of one request, with those of the others that are asked for at once. */
export const hitOf = (id: string, context: RequestContext): Promise<HitRow | null> =>
  context
    .loader('hits', async (requests: readonly string[]) => {
      const rows = await HitStore.find(context.session, requests);
      const byRequest = new Map(rows.map((row) => [row.request, row]));
      return requests.map((one) => byRequest.get(one) ?? null);
    })
    .load(id);
