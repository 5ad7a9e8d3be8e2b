import { SeededRandom } from '@lidhja/exchange';
import { findInterference, type Interference } from './findInterference';
import type { Plant } from './plants';
import { TWISTS } from './twists';
import type { Worlds } from './Worlds';

const definitionOf = async (worlds: Worlds, name: string): Promise<string> => {
  const [found] = await worlds.first.rows<{ definition: string }>(
    `select pg_get_functiondef('${name}'::regproc) as definition`,
  );
  return found?.definition ?? '';
};

/** Most questions after which a planted leak counts as not found. */
const QUESTIONS = 800;

/** Plants a leak in both worlds, looks for it, and takes it back. */
export async function findPlant(
  worlds: Worlds,
  plant: Plant,
  seed: number,
): Promise<Interference | null> {
  const twist = TWISTS.find(({ name }) => name === plant.twist);
  if (!twist) throw new Error(`there is no twist ${plant.twist}`);
  const sound: string[] = [];
  const leaking: string[] = [];
  for (const [name, change] of Object.entries(plant.functions ?? {})) {
    const definition = await definitionOf(worlds, name);
    sound.push(definition);
    leaking.push(change(definition));
  }
  worlds.plant(plant.name);
  await worlds.both(...leaking, ...(plant.before ?? []));
  worlds.ear.interception = plant.interception?.() ?? null;
  try {
    return await worlds.under(twist, () =>
      findInterference(worlds, twist, {
        random: new SeededRandom(seed),
        questions: QUESTIONS,
        others: plant.others ?? false,
      }),
    );
  } finally {
    worlds.ear.interception = null;
    await worlds.both(...sound, ...(plant.after ?? []));
    worlds.plant(null);
  }
}
