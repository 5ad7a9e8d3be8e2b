import type { Finding, Proof, Scale } from '../prove/Proof';
import { SeededRandom } from '../oracle/SeededRandom';
import { deliver, isChanged, MUTATIONS, type Ground } from './mutate';
import { PLANTS, verifier, type Verifier } from './plants';
import { entryOf, erasureOf, exportOf, type Kept } from './TestLog';

export const CASES: Readonly<Record<Scale, number>> = { short: 3_000, full: 120_000 };
/** Within how many mutations a planted weakness must show. */
const FOR_A_PLANT = 3_000;
const SEED = 20_261_128;

/** A log of so many entries, one of which was erased where it is long enough. */
const groundOf = (size: number): Ground => {
  const plain = Array.from({ length: size }, (_, at) => entryOf(`${size}/${at}`));
  const [first] = plain;
  const entries: Kept[] =
    size > 2 && first
      ? [{ ...first, blank: true }, ...plain.slice(1, -1), erasureOf('e', first)]
      : plain;
  const others = plain.map((_, at) => entryOf(`other ${size}/${at}`));
  return {
    entries,
    submission: exportOf(entries, [Math.ceil(size / 2), size]),
    other: exportOf(others, []),
  };
};

const GROUNDS = [1, 2, 3, 7, 8, 13].map(groundOf);
const WAYS = Object.entries(MUTATIONS);

/** What was accepted although it had been changed, and how many were tried. */
export interface Fuzzed {
  readonly tried: number;
  readonly accepted: readonly string[];
  readonly verdicts: Readonly<Record<string, number>>;
}

/** Changes honest exports in so many ways, in turn, and asks the verifier of each; stops at the first that is accepted if told so. */
export async function fuzz(
  verify: Verifier,
  { cases, seed = SEED, first = false }: { cases: number; seed?: number; first?: boolean },
): Promise<Fuzzed> {
  const random = new SeededRandom(seed);
  const accepted: string[] = [];
  const verdicts: Record<string, number> = {};
  let tried = 0;
  while (tried < cases) {
    const ground = random.pick(GROUNDS);
    const [name, mutation] = WAYS[tried % WAYS.length] as (typeof WAYS)[number];
    const delivered = mutation(ground, random);
    tried += 1;
    // A draw that changed nothing is drawn again: every one that counts is a forgery.
    if (!isChanged(ground, delivered)) {
      tried -= 1;
      continue;
    }
    const { verdict } = await verify(delivered);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    if (verdict === 'VERIFIED') {
      accepted.push(`${name}, case ${tried}`);
      if (first) break;
    }
  }
  return { tried, accepted, verdicts };
}

/** How many of the planted weaknesses accept something that was changed. */
const catchPlants = async (say: (line: string) => void): Promise<number> => {
  let caught = 0;
  for (const { name, verify } of PLANTS) {
    const { accepted } = await fuzz(verify, { cases: FOR_A_PLANT, first: true });
    say(`a verifier that ${name}: ${accepted[0] ?? 'not noticed'}`);
    if (accepted.length > 0) caught += 1;
  }
  return caught;
};

/** No mutation of an export or of a kept checkpoint is accepted. */
export const verifierProof: Proof = {
  name: 'verifier',
  async run(scale: Scale, say): Promise<Finding> {
    let sound = 0;
    for (const { submission } of GROUNDS) {
      const { verdict } = await verifier(deliver(submission));
      if (verdict === 'VERIFIED') sound += 1;
    }
    const started = performance.now();
    const { tried, accepted, verdicts } = await fuzz(verifier, { cases: CASES[scale] });
    const perSecond = Math.round((tried / (performance.now() - started)) * 1000);
    for (const one of accepted.slice(0, 5)) say(`accepted: ${one}`);
    const caught = await catchPlants(say);
    return {
      figures: { mutations: tried, ways: WAYS.length, perSecond, seed: SEED, ...verdicts },
      bars: {
        verifierMutations: { measured: tried, atLeast: CASES[scale] },
        verifierAccepted: { measured: accepted.length, atMost: 0 },
        verifierSoundAccepted: { measured: sound, atLeast: GROUNDS.length },
        verifierPlantsCaught: { measured: caught, atLeast: PLANTS.length },
      },
    };
  },
};
