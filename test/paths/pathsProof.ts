import { SeededRandom } from '@lidhja/exchange';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { askDocument, askPath, describeAsked, type Asked } from './askPaths';
import { askPayloads } from './askPayloads';
import { Seen } from './checkAnswer';
import { Hub, MIXED, type WayIn } from './Hub';
import { PLANTS, type PlantedFault } from './plants';

const SEED = 20_261_124;

/** Ways that are gone, and payloads that are looked at, in per cent. */
const SHARE: Readonly<Record<Scale, { ways: number; payloads: number }>> = {
  short: { ways: 7, payloads: 8 },
  full: { ways: 100, payloads: 100 },
};
/** Ways that are gone until a planted fault must have been met. */
const SEARCH = 900;

/** Ways to them that are gone once more, in those that are gone at all. */
const AGAIN = 0.4;

/** In some order, ways that lead in before most of those that do not. */
const shuffled = (hub: Hub, random: SeededRandom, ways: readonly WayIn[]): WayIn[] => {
  const turns = ways.map((way) => ({
    way,
    turn: random.below(1000) + (hub.leadsIn(way) || random.percent(10) ? 0 : 1000),
  }));
  return turns.sort((a, b) => a.turn - b.turn).map(({ way }) => way);
};

/** What a share of the ways must not leave out: each field of the root at each door, each persona, each type. */
const marks = ({ persona, door, path: { root, from, target } }: WayIn): string[] => [
  `${String(door)} ${root.name} ${from.name}`,
  `for ${persona}`,
  `to ${target.name}`,
];

/** For each persona the types of which one is told a part: who is told which differs from one to the next. */
const whoAtWhat = ({ persona, path: { target } }: WayIn): string[] => [`${persona} ${target.name}`];

/** In the same order, but those first by which each mark that there is has been met once. */
const coveringFirst = (ways: readonly WayIn[], marksOf: (way: WayIn) => string[]): WayIn[] => {
  const met = new Set<string>();
  const [first, rest]: [WayIn[], WayIn[]] = [[], []];
  for (const way of ways) {
    const known = met.size;
    marksOf(way).forEach((mark) => met.add(mark));
    (met.size > known ? first : rest).push(way);
  }
  return [...first, ...rest];
};

/**
 * The first of the ways whose answer is not the direct decision; null when none is found.
 * @throws Error when the answer is not the direct decision without the fault either
 */
export async function findPlanted(
  hub: Hub,
  plant: PlantedFault,
  seed: number,
): Promise<Asked | null> {
  const random = new SeededRandom(seed);
  const { persona, target } = plant.met ?? {};
  const met = hub
    .waysIn('query')
    .filter((way) => persona === undefined || way.persona === persona)
    .filter(({ path }) => target === undefined || path.target.name === target);
  const ways = shuffled(hub, random, met).slice(0, SEARCH);
  hub.hub.database.planted = plant.name;
  const takeOut = await plant.plant(hub);
  let found: Asked | null = null;
  try {
    for (const way of ways) {
      const asked = await askPath(hub, random, way, new Seen(hub.opensApart));
      if (asked.faults.length === 0) continue;
      found = asked;
      break;
    }
  } finally {
    await takeOut();
    hub.hub.database.planted = null;
  }
  if (!found) return null;
  // What was read with the fault is kept as read, and may have its term from it.
  await hub.look();
  const { entrance, reader, door, document } = found;
  const mended = await askDocument(hub, entrance, reader, door, document, new Seen(hub.opensApart));
  if (mended.faults.length > 0) throw new Error(describeAsked(mended));
  return found;
}

/** Goes the ways of a hub, and counts what is decided otherwise than directly. */
export async function provePaths(
  hub: Hub,
  scale: Scale,
  say: (line: string) => void,
): Promise<Finding> {
  const random = new SeededRandom(SEED);
  const seen = new Seen(hub.opensApart);
  const all = hub.waysIn('query');
  const { ways, payloads } = SHARE[scale];
  const wanted = Math.round((all.length * ways) / 100);
  const different: Asked[] = [];
  const chosen = coveringFirst(shuffled(hub, random, all), marks).slice(0, wanted);
  for (const [at, way] of chosen.entries()) {
    // Entries of the record come with what is asked, and are read as far as they were looked at.
    if (at === 20) await hub.look();
    const asked = await askPath(hub, random, way, seen);
    if (asked.faults.length > 0) different.push(asked);
  }
  const met = new Set(chosen.flatMap(marks));
  const leftOut = new Set(all.flatMap(marks).filter((mark) => !met.has(mark)));
  const mixed = all.filter((way) => hub.leadsIn(way) && MIXED.has(way.path.target.name));
  const again = coveringFirst(shuffled(hub, random, mixed), whoAtWhat);
  for (const way of again.slice(0, Math.round(wanted * AGAIN))) {
    const asked = await askPath(hub, random, way, seen);
    if (asked.faults.length > 0) different.push(asked);
  }
  const written = await askPayloads(hub, random, payloads, seen);
  different.push(...written.filter(({ faults }) => faults.length > 0));
  for (const one of different.slice(0, 5)) say(describeAsked(one));
  const guarded = new Set(
    all
      .flatMap(({ entrance }) => [...entrance.categories])
      .flatMap(([name, category]) => (category === 'OPEN' ? [] : [name])),
  );
  const apart = [...guarded].filter((coordinate) => hub.opensApart(coordinate));
  const share = (count: number): number => count / guarded.size;
  const missed = [...guarded].filter((one) => !seen.given.has(one) && !seen.withheld.has(one));
  if (scale === 'full' && missed.length > 0) say(`never met: ${missed.join(', ')}`);
  const never = apart.filter((one) => !seen.withheld.has(one));
  const withheldApart = apart.length - never.length;
  if (scale === 'full') say(`opens apart and never withheld: ${never.join(', ') || 'none'}`);
  let found = 0;
  if (scale === 'full') {
    for (const plant of PLANTS) {
      const asked = await findPlanted(hub, plant, SEED);
      say(asked ? `${plant.name}: ${asked.faults.join('; ')}` : `${plant.name}: not found`);
      if (asked) found += 1;
    }
  }
  return {
    figures: {
      ...{ seed: SEED, waysThereAre: all.length, waysGone: wanted, payloads: written.length },
      ...{ answers: seen.answers, answersApart: seen.apart, withholding: seen.withholding },
      ...{ apart: apart.length, withheldApart },
      ...{ coordinates: guarded.size, given: seen.given.size, withheld: seen.withheld.size },
    },
    bars: {
      pathsDecidedOtherwise: { measured: different.length, atMost: 0 },
      pathsLeftOut: { measured: leftOut.size, atMost: 0 },
      pathsCoordinatesGiven: {
        measured: share(seen.given.size),
        atLeast: scale === 'full' ? 0.9 : 0.5,
      },
      pathsAnswersApart: { measured: seen.apart, atLeast: scale === 'full' ? 900 : 50 },
      // Of those that could withhold something: on a row that is there, and not as a whole.
      pathsAnswersWithholding: {
        measured: seen.withholding / seen.apart,
        atLeast: scale === 'full' ? 0.6 : 0.5,
      },
      // Of those that another category opens than the one by which their row is there.
      pathsCoordinatesWithheld: {
        measured: withheldApart / apart.length,
        atLeast: scale === 'full' ? 0.8 : 0.3,
      },
      ...(scale === 'full'
        ? { pathsPlantedFound: { measured: found, atLeast: PLANTS.length } }
        : {}),
    },
  };
}

/** Every way to a value gives what is decided about it directly. */
export const pathsProof: Proof = {
  name: 'paths',
  async run(scale, say) {
    const hub = await Hub.start();
    try {
      return await provePaths(hub, scale, say);
    } finally {
      await hub.stop();
    }
  },
};
