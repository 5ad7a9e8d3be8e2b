import { sieveOfDesks } from '../desks/sieveOfDesks';
import { TERMS } from '../path/terms';
import { PLAIN, type Considered, type SafetyPath, type Sieve } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import type { DangerPush, PushItem } from './DangerPush';
import { DANGER_ROWS } from './dangerRows';
import { desksThere } from './deskQuestions';
import { numbersFor } from './numbersFor';

// record first: the hub's own rule
import { pushUnrecorded } from './pushUnrecorded';
// suspended or revoked: the hub's own rule
import { pushBySuspended } from './pushBySuspended';
// by the holder, and never a pull: CETS 197, article 33(1)
import { pushNotByHolder } from './pushNotByHolder';
// reasonable grounds: CETS 197, article 33(1)
import { pushDangerNotStated } from './pushDangerNotStated';
// public security is another rule: ETS 182, article 26
import { pushPublicSecurity } from './pushPublicSecurity';
// protected persons: CETS 197, article 28
import { pushProtected } from './pushProtected';
// the registered authority: CETS 197, article 33(1)
import { pushToNobody } from './pushToNobody';
// the minimum, and no less than something: CETS 197, article 33(1)
import { pushOfNothing } from './pushOfNothing';
// counselling notes: the hub's own rule
import { itemCounsellingNote } from './itemCounsellingNote';
// health: the hub's own rule
import { itemHealth } from './itemHealth';
// the compartment: CETS 197, article 28
import { itemOfCompartment } from './itemOfCompartment';
// a shelter's location: the hub's own rule
import { itemShelterLocation } from './itemShelterLocation';
// the minimum needed for protection: CETS 197, article 33(1)
import { itemBeyondMinimum } from './itemBeyondMinimum';
import { itemNotNeeded } from './itemNotNeeded';

const items: Sieve<DangerPush, PushItem> = Object.freeze({
  itemsOf: (push: DangerPush) => push.items,
  nameOf: ({ category }: PushItem) => category,
  rules: Object.freeze([
    itemCounsellingNote,
    itemHealth,
    itemOfCompartment,
    itemShelterLocation,
    itemBeyondMinimum,
    itemNotNeeded,
  ]),
});

const dutiesOfSending = ({ asked, desks }: Considered<DangerPush>): readonly Duty[] => [
  { kind: 'TELL', whom: 'recipient', through: 'duty_desk', at: asked.now },
  {
    kind: 'ESCALATE',
    to: Object.freeze(desks.slice(0, 1).map(({ organisation }) => organisation)),
    at: asked.now + TERMS.pushUnread,
  },
  { kind: 'REVIEW', whom: 'oversight', at: asked.now + TERMS.pushReview },
  { kind: 'PROTECTION_ONLY' },
  { kind: 'NO_ONWARD_TRANSFER' },
  { kind: 'NO_RIGHT_TO_READ' },
];

/** Immediate danger: word from the holder to the registered desk where the person is. */
export const immediateDanger: SafetyPath<DangerPush, PushItem> = Object.freeze<
  SafetyPath<DangerPush, PushItem>
>({
  ...PLAIN,
  name: 'immediate_danger',
  desks: sieveOfDesks(desksThere),
  carries: items,
  recipients: 1,
  rules: Object.freeze([
    pushUnrecorded,
    pushBySuspended,
    pushNotByHolder,
    pushDangerNotStated,
    pushPublicSecurity,
    pushProtected,
    pushToNobody,
    pushOfNothing,
  ]),
  rows: DANGER_ROWS,
  outward: (effect) => (effect === 'ALLOW' ? 'SENT' : 'NOT_SENT'),
  confined: ({ sealed }) => sealed,
  dutiesIfAllowed: dutiesOfSending,
  dutiesIfDenied: numbersFor,
});
