import type { RequestEvent, RequestState } from '@lidhja/policy';
import { stateAfter } from './courseTable';
import {
  QUARTER,
  type Agreement,
  type Change,
  type Decision,
  type Request,
  type Sealable,
  type Side,
  type Version,
} from './shapes';

type Happened = readonly [event: RequestEvent, at: number, rank: number];

const needsTwo = (categories: readonly string[]): boolean => categories.includes('VICTIM_IDENTITY');

export const isApproved = ({ grant }: Decision): boolean =>
  !grant || !needsTwo(grant.categories) || grant.approvedBy.length > 1;

/** The exchange as it should be, in memory: agreements, requests, and a clock that is moved by hand. */
export class Model {
  now = 0;
  readonly agreements: Agreement[] = [
    [
      {
        status: 'in_force',
        from: -4000 * QUARTER,
        until: null,
        purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
        categories: ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
        hitNoHit: true,
      },
    ],
  ];
  readonly changes: Change[] = [];
  readonly requests: Request[] = [];
  /** Which records that a hit can rest on are sealed. */
  readonly sealed = new Set<Sealable>();
  /** Writes that were taken, which can be sent again. */
  writes = 0;

  /** The instant so many quarters of a day from now. */
  in(quarters: number): number {
    return (Math.floor(this.now / QUARTER) + quarters) * QUARTER;
  }

  /** The latest version that has begun; one that is only signed has not. */
  deciding(agreement: Agreement): Version | undefined {
    return agreement.filter(({ status, from }) => status !== 'signed' && from <= this.now).at(-1);
  }

  inForce(agreement: Agreement | undefined): Version | null {
    const version = agreement && this.deciding(agreement);
    const holds =
      version?.status === 'in_force' && (version.until === null || version.until > this.now);
    return holds ? version : null;
  }

  /** Whether the request is there for its two authorities. */
  isThere({ agreement }: Request): boolean {
    return this.inForce(this.agreements[agreement]) !== null;
  }

  /** The decision that counts: one that waits counts no more once it was taken back or its time is over. */
  standing({ decisions }: Request): Decision | undefined {
    return decisions
      .filter(
        (one) =>
          isApproved(one) ||
          (one.grant && one.grant.revokedAt === null && one.grant.until > this.now),
      )
      .at(-1);
  }

  /** What happened to a request, in its order, to one of its sides or to an inspector. */
  course(request: Request, to: Side | 'inspector'): RequestEvent[] {
    const happened: Happened[] = request.steps.map(({ event, at }) => [event, at, 0]);
    const decision = this.standing(request);
    if (decision) happened.push(...this.ofDecision(decision, to));
    const agreement = this.agreements[request.agreement] ?? [];
    const version = this.deciding(agreement);
    if (!this.isThere(request) && version) {
      const over = version.status === 'in_force' ? version.until : version.from;
      happened.push(['EXPIRED', over ?? 0, 7]);
    }
    return happened.sort((a, b) => a[1] - b[1] || a[2] - b[2]).map(([event]) => event);
  }

  private *ofDecision(decision: Decision, to: Side | 'inspector'): Generator<Happened> {
    const { grant, at, outcome, offers } = decision;
    const two = grant !== null && needsTwo(grant.categories);
    if (two && to === 'a') yield ['DECIDED', at, 1];
    if (!isApproved(decision)) return;
    const told = two ? (grant.approvedAt ?? at) : at;
    yield [outcome, told, 2];
    for (const offer of offers) {
      yield ['CONDITIONS_OFFERED', Math.max(offer.at, told), 5];
      const { reply } = offer;
      if (reply)
        yield [reply.accepted ? 'CONDITIONS_ACCEPTED' : 'CONDITIONS_DECLINED', reply.at, 5];
    }
    if (!grant) return;
    if (grant.readAt !== null) yield ['DISCLOSED', grant.readAt, 3];
    if (grant.revokedAt !== null && grant.revokedAt < grant.until)
      yield ['REVOKED', grant.revokedAt, 4];
    else if (grant.until <= this.now) yield ['EXPIRED', grant.until, 6];
  }

  state(request: Request, side: Side): RequestState {
    return stateAfter(this.course(request, side));
  }

  /** The decision whose grant lives for this purpose, whatever it opens. */
  live(request: Request, purpose: string): Decision | null {
    const over = request.steps.some(({ event }) => event === 'WITHDRAWN' || event === 'CLOSED');
    if (over || purpose !== request.purpose || !this.isThere(request)) return null;
    const lives = ({ grant, offers }: Decision): boolean =>
      grant !== null &&
      grant.revokedAt === null &&
      grant.until > this.now &&
      (offers.length === 0 || offers.at(-1)?.reply?.accepted === true);
    return request.decisions.findLast(lives) ?? null;
  }

  /** Categories that the agency can read for a purpose by way of its request. */
  open(request: Request, purpose: string): readonly string[] {
    const decision = this.live(request, purpose);
    const version = this.inForce(this.agreements[request.agreement]);
    if (!decision?.grant || !version || !isApproved(decision)) return [];
    if (!version.purposes.includes(purpose)) return [];
    return decision.grant.categories.filter((one) => version.categories.includes(one));
  }
}
