import { guarded } from '../../guarded';
import type { DutyDesk } from '../desks/DutyDesk';
import type { Duty } from './Duty';
import type { SafetyDecision } from './SafetyDecision';
import type { Considered, SafetyPath } from './SafetyPath';
import { sift, type LeftOut } from './sift';

interface Weighed<Asked> {
  readonly considered: Considered<Asked>;
  readonly leftOut: readonly LeftOut[];
}

const oncePerOrganisation = (desks: readonly DutyDesk[]): readonly DutyDesk[] =>
  desks.filter(
    ({ organisation }, at) => desks.findIndex((one) => one.organisation === organisation) === at,
  );

function weigh<Asked>(path: SafetyPath<Asked>, asked: Asked): Weighed<Asked> {
  const desks = sift(path.desks, asked);
  const carried = sift(path.carries, asked);
  return {
    considered: Object.freeze({
      asked,
      desks: Object.freeze(oncePerOrganisation(desks.kept.map(({ desk }) => desk))),
      carries: Object.freeze(carried.kept.map((item) => path.carries.nameOf(item))),
    }),
    leftOut: Object.freeze([...desks.leftOut, ...carried.leftOut]),
  };
}

const NONE = Object.freeze([]);
const NO_MATCH = { name: 'no_match', citation: 'none' };

const frozenDuties = (duties: readonly Duty[]): readonly Duty[] =>
  Object.freeze(duties.map((duty) => Object.freeze(duty)));

/**
 * Decides on one path. Never throws: a rule that throws denies, a row that throws does not permit, and
 * what cannot be weighed or whose duties cannot be told is denied. The answer is frozen.
 */
export function decidePath<Asked>(path: SafetyPath<Asked>, asked: Asked): SafetyDecision {
  const weighed = guarded<Weighed<Asked> | null>(() => weigh(path, asked), null);
  const considered = weighed?.considered ?? { asked, desks: NONE, carries: NONE };

  const answer = (
    effect: 'ALLOW' | 'DENY',
    by: { readonly name: string; readonly citation: string },
    given: Pick<SafetyDecision, 'to' | 'carries' | 'duties'>,
  ): SafetyDecision =>
    Object.freeze({
      path: path.name,
      effect,
      rule: by.name,
      basis: by.citation,
      outward: guarded(() => path.outward(effect, asked), 'REFUSED'),
      ...given,
      leftOut: weighed?.leftOut ?? NONE,
      // An entry is hidden rather than shown where that cannot be told.
      confined: guarded(() => path.confined(asked), true),
    });

  const deny = (by: { readonly name: string; readonly citation: string }) =>
    answer('DENY', by, {
      to: NONE,
      carries: NONE,
      duties: guarded(() => frozenDuties(path.dutiesIfDenied(considered)), NONE),
    });

  const denying = path.rules.find((rule) => guarded(() => rule.denies(considered), true));
  if (denying) return deny(denying);
  if (!weighed) return deny(NO_MATCH);
  const row = path.rows.find((one) => guarded(() => one.permits(considered), false));
  if (!row) return deny(NO_MATCH);
  const duties = guarded(() => frozenDuties(path.dutiesIfAllowed(considered)), null);
  if (!duties) return deny(NO_MATCH);
  const to = considered.desks.slice(0, path.recipients).map(({ organisation }) => organisation);
  return answer('ALLOW', row, { to: Object.freeze(to), carries: considered.carries, duties });
}
