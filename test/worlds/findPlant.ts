import { SeededRandom } from '@lidhja/exchange';
import { findInterference, type Interference } from './findInterference';
import type { Aspect } from './Outside';
import type { Plant } from './plants';
import { TWISTS } from './twists';
import type { Worlds } from './Worlds';

const definitionOf = async (worlds: Worlds, name: string): Promise<string> => {
  const [found] = await worlds.first.database.rows<{ definition: string }>(
    `select pg_get_functiondef('${name}'::regproc) as definition`,
  );
  return found?.definition ?? '';
};

const noticedBy = ({ by }: Plant): readonly Aspect[] =>
  by === undefined ? ['status', 'bytes'] : [by];

/** Most questions after which a planted leak counts as not found. */
const QUESTIONS = 2000;

/** Plants a leak in both worlds, looks for it, and takes it back. */
export async function findPlant(
  worlds: Worlds,
  plant: Plant,
  seed: number,
): Promise<Interference | null> {
  const twist = TWISTS.find(({ name }) => name === plant.twist);
  if (!twist) throw new Error(`there is no twist ${plant.twist}`);
  const { near } = plant;
  const sound: string[] = [];
  const leaking: string[] = [];
  for (const [name, change] of Object.entries(plant.functions ?? {})) {
    const definition = await definitionOf(worlds, name);
    sound.push(definition);
    leaking.push(change(definition));
  }
  worlds.plant(plant.name, plant.settings);
  await worlds.both(...leaking, ...(plant.before ?? []));
  try {
    return await worlds.under(twist, () =>
      worlds.intercepting(plant.interception?.() ?? null, () =>
        findInterference(worlds, twist, {
          random: new SeededRandom(seed),
          questions: QUESTIONS,
          others: plant.others ?? false,
          // What is planted turns plans too; it is looked for by whom it must be noticed.
          noticed: noticedBy(plant),
          ...(near === undefined ? {} : { told: { isAsked: () => (one) => one !== near } }),
          ...plant.search,
        }),
      ),
    );
  } finally {
    await worlds.both(...sound, ...(plant.after ?? []));
    worlds.plant(null);
  }
}

/** Coordinates that a question made small may ask for, and what may have to be written before it. */
const SMALL = { coordinates: 8, writes: 1 };

/** Whether what was found is the plant: noticed where it must be, and by a small question. */
export function isPlantFound(
  worlds: Worlds,
  plant: Plant,
  { aspects, course }: Interference,
): boolean {
  const noticed = noticedBy(plant);
  return (
    aspects.some((aspect) => noticed.includes(aspect)) &&
    worlds.render(course.question).coordinates.size <= SMALL.coordinates &&
    course.writes.length <= SMALL.writes
  );
}
