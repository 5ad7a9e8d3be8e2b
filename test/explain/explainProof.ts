import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestHub } from '../testkit/TestHub';
import type { WorldQuestion } from '../worlds/Question';
import { ASKING, Comparing, type Compared } from './Comparing';
import { contradictions } from './contradictions';
import { field } from './field';
import { PLANTS, type PlantedFault } from './plants';

const SEED = 20_261_124;
/** Documents for each persona. */
const DOCUMENTS: Readonly<Record<Scale, number>> = { short: 5, full: 100 };
/** Documents of the persona that meets it until a planted fault must have been found. */
const SEARCH = 300;

const EFFECTS = ['ALLOWED', 'CONDITIONAL', 'WITHHELD'];

/** A consent could open offences for this purpose, and there is none. */
const WITHOUT_CONSENT: WorldQuestion = {
  persona: 'responsible-authority',
  operation: 'query',
  purpose: 'ASSISTANCE',
  request: null,
  chosen: [
    field('findCase', [field('stage'), field('offences', [field('offence')])], {
      reference: { value: 'VL-2026-0001', variable: false },
    }),
  ],
};

/** What would have been wrong, had every conditional coordinate been said to be of another effect. */
const wrongIf = (compared: readonly Compared[], effect: string): number =>
  compared.filter(({ explained, ran, values }) => {
    const fields = explained.fields.map((one) =>
      one.effect === 'CONDITIONAL' ? { ...one, effect } : one,
    );
    return contradictions({ ...explained, fields }, ran, values).length > 0;
  }).length;

/** The first document whose explanation is wrong while the fault is there; null when none is found. */
export async function findPlanted(hub: TestHub, plant: PlantedFault): Promise<Compared | null> {
  const comparing = new Comparing(hub, SEED);
  const persona = ASKING.find(({ name }) => name === plant.persona);
  if (!persona) throw new Error(`nobody is called ${plant.persona}`);
  hub.database.planted = plant.name;
  const takeOut = await plant.plant(hub);
  try {
    for (let at = 0; at < SEARCH; at += 1) {
      const asked = at === 0 ? plant.asked : undefined;
      const one = await comparing.compare(persona, asked).catch((error: unknown) => error as Error);
      // Of another schema there is no explanation at all.
      if (!(one instanceof Error) && one.wrong.length > 0) return one;
    }
  } finally {
    await takeOut();
    hub.database.planted = null;
  }
  return null;
}

/** Has documents explained and runs them, and counts where the two contradict each other. */
export async function proveExplain(
  hub: TestHub,
  scale: Scale,
  say: (line: string) => void,
): Promise<Finding> {
  const comparing = new Comparing(hub, SEED);
  const compared: Compared[] = [];
  for (const persona of ASKING) {
    if (persona.name === WITHOUT_CONSENT.persona)
      compared.push(await comparing.compare(persona, WITHOUT_CONSENT));
    for (let at = 0; at < DOCUMENTS[scale]; at += 1)
      compared.push(await comparing.compare(persona));
    say(`${compared.length} documents compared, the last of ${persona.name}`);
  }
  const wrong = compared.filter((one) => one.wrong.length > 0);
  for (const one of wrong.slice(0, 5)) say(`${one.wrong.join('; ')} (${one.about})`);
  let found = 0;
  if (scale === 'full') {
    for (const plant of PLANTS) {
      const one = await findPlanted(hub, plant);
      say(one ? `${plant.name}: ${one.wrong.join('; ')}` : `${plant.name}: not found`);
      if (one) found += 1;
    }
  }
  const effects = compared.flatMap(({ explained }) => explained.fields.map((one) => one.effect));
  const [allowed = 0, conditional = 0, withheld = 0] = EFFECTS.map(
    (effect) => effects.filter((one) => one === effect).length,
  );
  const count = (holds: (one: Compared) => boolean): number => compared.filter(holds).length;
  const refused = count(({ explained }) => explained.refused !== null);
  const doors = count(({ explained }) => explained.operations.some((one) => one.refused));
  const byInspector = count((one) => one.byInspector);
  const givingMuch = count(({ values }) => values.size > 3);
  const rarest = Math.min(allowed, conditional, withheld);
  const full = scale === 'full';
  return {
    figures: {
      ...{ seed: SEED, personas: ASKING.length, documents: compared.length, byInspector },
      ...{ allowed, conditional, withheld, refused, doors, givingMuch },
    },
    bars: {
      explainContradictions: { measured: wrong.length, atMost: 0 },
      explainDocuments: { measured: compared.length, atLeast: full ? 800 : 50 },
      explainOfRarestEffect: { measured: rarest, atLeast: full ? 200 : 20 },
      explainWholeRefused: { measured: refused, atLeast: full ? 20 : 1 },
      explainDoorsRefused: { measured: doors, atLeast: full ? 40 : 4 },
      explainOfOthers: { measured: byInspector, atLeast: full ? 150 : 10 },
      explainGivingMuch: { measured: givingMuch, atLeast: full ? 150 : 15 },
      // Had it said more, or less, than it did, it would have been wrong.
      explainWrongIfAllowed: { measured: wrongIf(compared, 'ALLOWED'), atLeast: full ? 10 : 1 },
      explainWrongIfWithheld: { measured: wrongIf(compared, 'WITHHELD'), atLeast: full ? 20 : 1 },
      ...(full ? { explainPlantedFound: { measured: found, atLeast: PLANTS.length } } : {}),
    },
  };
}

/** What is explained of a document is what happens when it runs. */
export const explainProof: Proof = {
  name: 'explain',
  async run(scale, say) {
    const hub = await TestHub.start();
    try {
      return await proveExplain(hub, scale, say);
    } finally {
      await hub.stop();
    }
  },
};
