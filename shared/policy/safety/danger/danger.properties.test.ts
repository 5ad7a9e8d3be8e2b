import fc from 'fast-check';
import { anyAsked } from '../../cases/safety/anyAsked';
import {
  CATEGORIES,
  PUSH_MINIMUM,
  TERMS,
  decidePath,
  immediateDanger,
  isDue,
  type DangerPush,
  type SafetyDecision,
} from '../../index';

fc.configureGlobal({ seed: 331, numRuns: 600 });

const anyItems = fc.array(
  fc.record({
    category: fc.constantFrom(...CATEGORIES),
    neededFor: fc.constantFrom('FINDING' as const, 'SHIELDING' as const, null),
    ofProtected: fc.nat(4).map((roll) => roll === 0),
  }),
  { maxLength: 6 },
);

const near = anyAsked<DangerPush>(immediateDanger);
const anyPush = fc
  .tuple(near, fc.option(anyItems))
  .map(([push, items]): DangerPush => (items ? { ...push, items } : push));

type Path = typeof immediateDanger;
const decided = (push: DangerPush, path: Path = immediateDanger) => decidePath(path, push);

/** How many of the pushes, for a path that was changed, break what the path itself always keeps. */
function broken(holds: (push: DangerPush, path: Path) => boolean, twin: Path): number {
  fc.assert(fc.property(anyPush, (push) => holds(push, immediateDanger)));
  return fc.sample(anyPush, 600).filter((push) => !holds(push, twin)).length;
}

const without = (path: Path, ...names: readonly string[]): Path => ({
  ...path,
  rules: path.rules.filter(({ name }) => !names.includes(name)),
  desks: { ...path.desks, rules: path.desks.rules.filter(({ name }) => !names.includes(name)) },
  carries: {
    ...path.carries,
    rules: path.carries.rules.filter(({ name }) => !names.includes(name)),
  },
});

/** What the caller sees. */
const outside = ({ effect, outward, to, carries, duties }: SafetyDecision) =>
  JSON.stringify({ effect, outward, to, carries, duties });

const numbersOf = ({ duties }: SafetyDecision): readonly string[] =>
  duties.flatMap((duty) => (duty.kind === 'GIVE_NUMBERS' ? duty.telephones : []));

describe('a push of immediate danger, whatever is put into it', () => {
  it.each(['COUNSELLING_NOTE', 'HEALTH', 'WITNESS_PROTECTION', 'SHELTER_LOCATION'] as const)(
    'never carries %s',
    (category) => {
      const rule = {
        COUNSELLING_NOTE: 'item_counselling_note',
        HEALTH: 'item_health',
        WITNESS_PROTECTION: 'item_of_compartment',
        SHELTER_LOCATION: 'item_shelter_location',
      }[category];
      const never = (push: DangerPush, path: Path) =>
        !decided(push, path).carries.includes(category);
      expect(broken(never, without(immediateDanger, rule, 'item_beyond_minimum'))).toBeGreaterThan(
        0,
      );
    },
  );

  it('carries nothing beyond the minimum, nor what nobody could say the use of', () => {
    const minimal = (push: DangerPush, path: Path) =>
      decided(push, path).carries.every(
        (category) =>
          (PUSH_MINIMUM as readonly string[]).includes(category) &&
          push.items.some((item) => item.category === category && item.neededFor !== null),
      );
    expect(broken(minimal, without(immediateDanger, 'item_beyond_minimum'))).toBeGreaterThan(0);
    expect(broken(minimal, without(immediateDanger, 'item_not_needed'))).toBeGreaterThan(0);
  });

  it('is not sent without a registered desk', () => {
    const never = (push: DangerPush, path: Path) =>
      decided({ ...push, desks: [] }, path).effect === 'DENY';
    expect(broken(never, without(immediateDanger, 'push_to_nobody'))).toBeGreaterThan(0);
  });

  it('is not sent when it cannot be recorded', () => {
    const never = (push: DangerPush, path: Path) =>
      decided({ ...push, recorded: false }, path).effect === 'DENY';
    expect(broken(never, without(immediateDanger, 'push_unrecorded'))).toBeGreaterThan(0);
  });

  it('reaches no body and no official who is implicated, and gives no number of theirs', () => {
    const implicatedIn = ({ desks, implicated }: DangerPush) =>
      desks.filter(
        ({ organisation, partOf, official }) =>
          implicated.officials.includes(official) ||
          [organisation, ...partOf].some((body) =>
            [...implicated.bodies, ...implicated.offices].includes(body),
          ),
      );
    const avoids = (push: DangerPush, path: Path) => {
      const answer = decided(push, path);
      const clean = push.desks.filter((desk) => !implicatedIn(push).includes(desk));
      return (
        answer.to.every((id) => clean.some(({ organisation }) => organisation === id)) &&
        numbersOf(answer).every((number) => clean.some(({ telephone }) => telephone === number))
      );
    };
    for (const name of ['desk_of_implicated_body', 'desk_of_implicated_official']) {
      expect(broken(avoids, without(immediateDanger, name))).toBeGreaterThan(0);
    }
  });

  it('does not depend on a bilateral agreement', () => {
    const standings = ['signed', 'in_force', 'suspended', 'denounced', 'expired', 'none'] as const;
    const same = (push: DangerPush, path: Path) =>
      new Set(standings.map((bilateral) => outside(decided({ ...push, bilateral }, path)))).size ===
      1;
    const bound: Path = {
      ...immediateDanger,
      rules: [
        { name: 'bound', citation: '', denies: ({ asked }) => asked.bilateral !== 'in_force' },
        ...immediateDanger.rules,
      ],
    };
    expect(broken(same, bound)).toBeGreaterThan(0);
  });

  it('about a protected person looks outside like one about a record that is not there', () => {
    const same = (push: DangerPush, path: Path) =>
      outside(decided({ ...push, sealed: true, ownsRecord: true }, path)) ===
      outside(decided({ ...push, sealed: false, ownsRecord: false }, path));
    const telling: Path = {
      ...immediateDanger,
      outward: (effect, { sealed }) =>
        sealed ? 'SEALED' : immediateDanger.outward(effect, {} as never),
    };
    expect(broken(same, telling)).toBeGreaterThan(0);
  });

  it('that is sent goes to one desk, is reviewed in three days, and gives no right to read', () => {
    const bound = (push: DangerPush, path: Path) => {
      const { effect, to, duties } = decided(push, path);
      const review = duties.find(({ kind }) => kind === 'REVIEW');
      return (
        effect === 'DENY' ||
        (to.length === 1 &&
          review !== undefined &&
          !isDue(review, push.now + TERMS.pushReview - 1) &&
          isDue(review, push.now + TERMS.pushReview) &&
          duties.some(({ kind }) => kind === 'NO_RIGHT_TO_READ'))
      );
    };
    const unreviewed: Path = { ...immediateDanger, dutiesIfAllowed: () => [] };
    expect(broken(bound, unreviewed)).toBeGreaterThan(0);
  });

  it('that is not sent gives the numbers of two desks, wherever two can be called', () => {
    const gives = (push: DangerPush, path: Path) => {
      const answer = decided({ ...push, recorded: false }, path);
      const { suspended, organisation } = push.holder;
      const numbers = numbersOf(answer);
      return (
        new Set(numbers).size === numbers.length &&
        numbers.length <= 2 &&
        (!suspended && organisation !== null ? true : numbers.length === 0)
      );
    };
    const repeating: Path = {
      ...immediateDanger,
      dutiesIfDenied: ({ asked }) => [
        { kind: 'GIVE_NUMBERS', telephones: asked.desks.map(({ telephone }) => telephone), at: 0 },
      ],
    };
    expect(broken(gives, repeating)).toBeGreaterThan(0);
  });
});
