import { RULES, TABLE, decide } from '@lidhja/policy';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { COMBINATIONS, everyCombination } from './everyCombination';
import {
  describe,
  findDifference,
  findDifferenceIn,
  type Decide,
  type Seen,
} from './findDifference';
import { PLANTED_BUGS } from './plantedBugs';

export const CASES: Readonly<Record<Scale, number>> = { short: 100_000, full: 1_000_000 };

const SEED = 20_260_901;

/** Every row and every rule, and how often it was what decided. */
class Tally {
  allowed = 0;
  private readonly hits = new Map(
    [...RULES.map(({ name }) => name), ...TABLE.map(({ id }) => id)].map((name) => [name, 0]),
  );

  count({ effect, rule }: ReturnType<typeof decide>): void {
    if (effect === 'ALLOW') this.allowed += 1;
    const before = this.hits.get(rule);
    if (before !== undefined) this.hits.set(rule, before + 1);
  }

  rarest(): readonly [name: string, hits: number] {
    return [...this.hits].reduce((least, one) => (one[1] < least[1] ? one : least));
  }
}

interface Caught {
  readonly caught: number;
  /** The fault that took most questions, and how many. */
  readonly slowest: string;
}

/** How many planted faults the oracle notices within the short number of questions. */
function catchBugs(say: (line: string) => void): Caught {
  const latest = { cases: 0, slowest: 'none' };
  let caught = 0;
  for (const bug of PLANTED_BUGS) {
    const found = findDifference(bug.decide, { seed: SEED, cases: CASES.short });
    say(`${bug.name}: ${found === null ? 'not noticed' : `noticed in case ${found.cases}`}`);
    if (found === null) continue;
    caught += 1;
    if (found.cases <= latest.cases) continue;
    Object.assign(latest, { cases: found.cases, slowest: `${bug.name}, case ${found.cases}` });
  }
  return { caught, slowest: latest.slowest };
}

function findingOf(cases: number, tally: Tally, perSecond: number, bugs: Caught): Finding {
  const allowShare = tally.allowed / cases;
  const [rarest, rarestHits] = tally.rarest();
  const { caught, slowest } = bugs;
  return {
    figures: {
      ...{
        cases,
        combinations: COMBINATIONS,
        seed: SEED,
        allowShare,
        perSecond,
        rarest,
        rarestHits,
      },
      ...{ planted: PLANTED_BUGS.length, plantedCaught: caught, slowestCaught: slowest },
    },
    bars: {
      // Any disagreement has thrown by here.
      oracleDisagreements: { measured: 0, atMost: 0 },
      oracleAllowShare: { measured: allowShare, atLeast: 0.2, atMost: 0.8 },
      oracleRarestHits: { measured: rarestHits, atLeast: cases / 4000 },
      oraclePlantedCaught: { measured: caught, atLeast: PLANTED_BUGS.length },
    },
  };
}

/** Puts the questions to a policy; what the oracle answers otherwise ends the proof with an error. */
export function oracleProofOf(answers: Decide): Proof['run'] {
  return (scale, say) => {
    const cases = CASES[scale];
    const tally = new Tally();
    const started = performance.now();
    const count: Seen = (decision, put) => {
      tally.count(decision);
      if (put % 250_000 === 0) say(`${put} of ${cases} put`);
    };
    const difference =
      findDifferenceIn(everyCombination(), answers) ??
      findDifference(answers, { seed: SEED, cases }, count);
    const perSecond = Math.round(((cases + COMBINATIONS) * 1000) / (performance.now() - started));
    if (difference !== null) return Promise.reject(new Error(describe(answers, difference)));
    return Promise.resolve(findingOf(cases, tally, perSecond, catchBugs(say)));
  };
}

/** The engine and an oracle written from the specification alone give the same answers. */
export const oracleProof: Proof = { name: 'oracle', run: oracleProofOf(decide) };
