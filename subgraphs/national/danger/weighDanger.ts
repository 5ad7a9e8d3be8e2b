import type { RequestContext } from '@lidhja/enforcement';
import {
  decidePath,
  immediateDanger,
  whyNotSent,
  type Category,
  type DangerPush,
  type Duty,
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

/** Codes that lie on every push: what is sent serves protection, and is passed on to nobody. */
const HANDLING = ['H1', 'H2'] as const;

const instantOf = (duties: readonly Duty[], kind: 'ESCALATE' | 'REVIEW'): Date => {
  const duty = duties.find((one) => one.kind === kind);
  if (!duty || !('at' in duty)) throw new Error(`a push that was sent owes no ${kind}`);
  return new Date(duty.at);
};

const questionOf = (
  { requester, now }: RequestContext,
  input: ReportDangerInput,
  owns: boolean,
  { convention, bilateral, desks, sealed }: DangerFacts,
): DangerPush => ({
  holder: requester,
  ownsRecord: owns,
  threatened: input.threatened,
  grounds: input.grounds,
  whereabouts: input.whereabouts,
  ...{ convention, bilateral, desks, sealed, now },
  toward: (input.toward ?? null) as RequesterKind | null,
  implicated: { bodies: input.around, officials: input.around },
  items: input.items.map(({ category, neededFor }) => ({
    category: category as Category,
    neededFor: neededFor ?? null,
    // Of whom else the words tell nobody but the sender knows; the record that they are about is asked above.
    ofProtected: false,
  })),
  // The write, the entry of it and the notice become durable in one transaction, or none of them does.
  recorded: true,
});

/**
 * Decides on the safety path, by what the sender said, the record and the register.
 * @param owns whether the record is the sender's
 */
export function weighDanger(
  context: RequestContext,
  input: ReportDangerInput,
  owns: boolean,
  facts: DangerFacts,
): Weighed {
  const asked = questionOf(context, input, owns, facts);
  const decision = decidePath(immediateDanger, asked);
  const { duties, carries, to, rule } = decision;
  const [recipient] = to;
  if (decision.effect === 'DENY' || recipient === undefined) {
    const telephones = duties.flatMap((one) => (one.kind === 'GIVE_NUMBERS' ? one.telephones : []));
    return { push: null, notSent: whyNotSent(asked, decision), telephones };
  }
  const { threatened, grounds, whereabouts } = input;
  const items = input.items.flatMap(({ category, neededFor, words }) =>
    neededFor && carries.includes(category) ? [{ category, neededFor, words }] : [],
  );
  const push = {
    ...{ recipient, whereabouts, threatened, grounds, rule, items, handling: HANDLING },
    bilateral: facts.bilateral,
    followUpAt: instantOf(duties, 'ESCALATE'),
    reviewBy: instantOf(duties, 'REVIEW'),
  };
  return { push, notSent: null, telephones: [] };
}
