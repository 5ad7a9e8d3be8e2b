import type { Session } from '@lidhja/enforcement';
import type { DeadlineTemplate, RequestEvent } from '@lidhja/policy';

/** Something that happened to a request, as this session may know of it. */
export interface CourseRow {
  readonly request: string;
  readonly event: RequestEvent;
  readonly at: Date;
  /** The exact text of its time, which a JavaScript date would cut to milliseconds. */
  readonly sortKey: string;
  readonly until: Date | null;
  readonly organisation: string | null;
  readonly words: string | null;
  readonly synthetic: boolean;
}

/** What the clock of a request goes by. */
export interface ClockRow {
  readonly request: string;
  /** Of the IANA database. */
  readonly zone: string;
  readonly template: DeadlineTemplate;
  /** Seconds. */
  readonly term: number;
  /** Id of the single point of contact of the state that was asked. */
  readonly contact: string | null;
}

/** A step that was not a decision. */
export interface Step {
  readonly request: string;
  readonly event: RequestEvent;
  readonly words: string | null;
  readonly until: Date | null;
}

/** The course of requests, reached through the functions of the exchange alone. */
export const CourseStore = {
  findCourses(session: Session, requests: readonly string[]): Promise<CourseRow[]> {
    return session.query<CourseRow[]>(
      `select request, event, at, at::text as "sortKey", until, organisation, words, synthetic
       from exchange.find_courses($1)`,
      [requests],
    );
  },

  findClocks(session: Session, requests: readonly string[]): Promise<ClockRow[]> {
    return session.query<ClockRow[]>(
      'select request, zone, template, term, contact from exchange.find_clocks($1)',
      [requests],
    );
  },

  /** @returns id of the offer */
  async replyConditions(
    session: Session,
    request: string,
    offer: string,
    accepted: boolean,
  ): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.reply_conditions($1, $2, $3) as id',
      [request, offer, accepted],
    );
    return row.id;
  },

  /** @param reference of the authority that was asked. @returns id of the event */
  async acknowledge(session: Session, request: string, reference: string | null): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.acknowledge_request($1, $2) as id',
      [request, reference],
    );
    return row.id;
  },

  /** @returns id of the event */
  async takeStep(session: Session, { request, event, words, until }: Step): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.take_step($1, $2, $3, $4) as id',
      [request, event, words, until],
    );
    return row.id;
  },
};
