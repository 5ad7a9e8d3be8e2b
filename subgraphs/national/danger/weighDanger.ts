import type { RequestContext } from '@lidhja/enforcement';
import {
  DANGER_READERS,
  decidePath,
  immediateDanger,
  whyNotSent,
  type Category,
  type DangerPush,
  type Implicated,
  type NotSent,
  type RequesterKind,
} from '@lidhja/policy';
import type { DangerFacts, SentPush } from './DangerStore';
import type { ReportDangerInput } from './ReportDangerInput';

/** What becomes of a push: either it is written, or the sender is told why not. */
export interface Weighed {
  readonly push: SentPush | null;
  readonly notSent: NotSent | null;
  readonly telephones: readonly string[];
}

/** What was found out beside the record. */
export interface Found {
  /** Whether the record is the sender's. */
  readonly owns: boolean;
  /** Whom it goes around. */
  readonly implicated: Implicated;
}

const readers: readonly RequesterKind[] = DANGER_READERS;

const questionOf = (
  { requester, now }: RequestContext,
  input: ReportDangerInput,
  { owns, implicated }: Found,
  { convention, bilateral, desks, sealed }: DangerFacts,
): DangerPush => ({
  holder: requester,
  ownsRecord: owns,
  threatened: input.threatened,
  grounds: input.grounds,
  whereabouts: input.whereabouts,
  ...{ convention, bilateral, sealed, implicated, now },
  desks: desks.map((desk) => ({ ...desk, reads: readers.includes(desk.kind) })),
  toward: (input.toward ?? null) as RequesterKind | null,
  items: input.items.map(({ category, neededFor }) => ({
    category: category as Category,
    neededFor: neededFor ?? null,
    // Of whom else the words tell nobody but the sender knows; the record that they are about is asked above.
    ofProtected: false,
  })),
  // The write, the entry of it and the notice become durable in one transaction, or none of them does.
  recorded: true,
});

/** Decides on the safety path, by what the sender said, the record and the register. */
export function weighDanger(
  context: RequestContext,
  input: ReportDangerInput,
  found: Found,
  facts: DangerFacts,
): Weighed {
  const asked = questionOf(context, input, found, facts);
  const decision = decidePath(immediateDanger, asked);
  const { duties, carries, to } = decision;
  const [recipient] = to;
  if (decision.effect === 'DENY' || recipient === undefined) {
    const telephones = duties.flatMap((one) => (one.kind === 'GIVE_NUMBERS' ? one.telephones : []));
    return { push: null, notSent: whyNotSent(asked, decision), telephones };
  }
  const { threatened, grounds, whereabouts, around } = input;
  const items = input.items.flatMap(({ category, neededFor, words }) =>
    neededFor && carries.includes(category) ? [{ category, neededFor, words }] : [],
  );
  const push = { recipient, whereabouts, threatened, grounds, items, around };
  return { push, notSent: null, telephones: [] };
}
