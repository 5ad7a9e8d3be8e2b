import { DOMESTIC_KINDS, type RequesterKind } from '../../requesterKinds';
import type { DeskQuestion } from '../desks/DeskQuestion';
import type { DangerPush } from './DangerPush';

const ENDS: readonly RequesterKind[] = Object.freeze(['police', 'shelter']);
const MEMBERS: readonly RequesterKind[] = Object.freeze([...DOMESTIC_KINDS, 'ngo', 'shelter']);

/** At home one of the two is police or a shelter. */
const kindsAtHome = ({ holder, toward }: DangerPush): readonly RequesterKind[] =>
  (ENDS.includes(holder.kind) ? MEMBERS : ENDS).filter(
    (kind) => toward === null || kind === toward,
  );

export const staysAtHome = ({ holder, whereabouts }: DangerPush): boolean =>
  holder.country === whereabouts;

const ask = (
  { desks, implicated, holder, now }: DangerPush,
  where: Pick<DeskQuestion, 'use' | 'place' | 'kinds'>,
): readonly DeskQuestion[] =>
  desks.map((desk) => ({ desk, implicated, sender: holder.organisation, now, ...where }));

/** The desks of the register, each asked whether it receives the push. */
export const desksThere = (push: DangerPush): readonly DeskQuestion[] =>
  staysAtHome(push)
    ? ask(push, { use: 'DANGER_AT_HOME', place: push.whereabouts, kinds: kindsAtHome(push) })
    : ask(push, { use: 'DANGER_ABROAD', place: push.whereabouts, kinds: null });

/** The same, each asked whether the sender can call it at home, whatever its kind. */
export const desksHere = (push: DangerPush): readonly DeskQuestion[] =>
  ask(push, { use: 'DANGER_AT_HOME', place: push.holder.country, kinds: null });
