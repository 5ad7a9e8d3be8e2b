import { SeededRandom } from '@lidhja/exchange';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { describeInterference, findInterference } from './findInterference';
import { findPlant, isPlantFound } from './findPlant';
import { PLANTS } from './plants';
import { untwistedTables } from './protectedTables';
import { Tally } from './Tally';
import { TWISTS } from './twists';
import { Worlds } from './Worlds';

/** Questions for each twist. */
const QUESTIONS: Readonly<Record<Scale, number>> = { short: 11, full: 150 };
/** Planted leaks that are looked for; a test of their own looks for the others. */
const PLANTED: Readonly<Record<Scale, number>> = { short: 0, full: PLANTS.length };

const SEED = 20_261_124;

const least = {
  // Every coordinate of every audience takes more questions than a short run has.
  coverage: { short: 0.5, full: 0.9 },
  answered: 0.6,
  protectedShare: 0.05,
  written: { short: 3, full: 60 },
};

/** Most differences in a hundred that were not there when it was asked again: a machine too slow to record in time. */
const PASSING = 0.01;

/** Compares over worlds that are open already, and looks for what is planted in a full run. */
export async function proveInterference(
  worlds: Worlds,
  scale: Scale,
  say: (line: string) => void,
): Promise<Finding> {
  const tally = new Tally(worlds, say);
  let differences = 0;
  for (const [at, twist] of TWISTS.entries()) {
    const random = new SeededRandom(SEED + at);
    const search = { random, questions: QUESTIONS[scale], told: tally };
    const found = await worlds.under(twist, () => findInterference(worlds, twist, search));
    if (!found) continue;
    differences += 1;
    say(describeInterference(worlds, found));
  }
  let caught = 0;
  for (const plant of PLANTS.slice(0, PLANTED[scale])) {
    const found = await findPlant(worlds, plant, SEED);
    say(found ? `${plant.name}: question ${found.compared}` : `${plant.name}: not found`);
    if (!found) continue;
    say(describeInterference(worlds, found));
    if (isPlantFound(worlds, plant, found)) caught += 1;
    else say('  which is more than the plant needs');
  }
  const { share, missed } = tally.coverage();
  if (scale === 'full' && missed.length > 0) say(`not asked: ${missed.join(', ')}`);
  const untwisted = await untwistedTables(worlds.first.database, worlds.twisted);
  for (const table of untwisted)
    say(`no twist changes ${table}, and it is not said why none has to`);
  const { compared, answered, withProtected, written, passed, statements, plans, broken } = tally;
  const protectedShare = withProtected / compared;
  return {
    figures: {
      ...{
        seed: SEED,
        twists: TWISTS.length,
        compared,
        statements,
        plans,
        written,
      },
      ...{ coverage: share, answeredShare: answered / compared, protectedShare, passed },
      ...{ kinds: new Set(worlds.asking.map((one) => worlds.kindOf(one))).size },
      ...{ planted: PLANTED[scale], caught },
    },
    bars: {
      interferenceDifferences: { measured: differences, atMost: 0 },
      interferenceAnsweredShare: { measured: answered / compared, atLeast: least.answered },
      interferenceProtectedShare: { measured: protectedShare, atLeast: least.protectedShare },
      interferenceWritten: { measured: written, atLeast: least.written[scale] },
      interferencePassing: { measured: passed / compared, atMost: PASSING },
      interferenceBroken: { measured: broken, atMost: 0 },
      interferenceUntwistedTables: { measured: untwisted.length, atMost: 0 },
      interferenceCoverage: { measured: share, atLeast: least.coverage[scale] },
      ...(scale === 'full'
        ? { interferencePlantedFound: { measured: caught, atLeast: PLANTED.full } }
        : {}),
    },
  };
}

/** Two worlds that differ only in what the caller may not see are the same from outside. */
export const interferenceProof: Proof = {
  name: 'interference',
  async run(scale, say) {
    const worlds = await Worlds.start();
    try {
      return await proveInterference(worlds, scale, say);
    } finally {
      await worlds.stop();
    }
  },
};
