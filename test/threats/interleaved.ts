import { Verdicts } from '@lidhja/enforcement';
import { SeededRandom } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import type { Finding, Proof, Scale } from '../prove/Proof';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

const SEED = 11;
const REQUESTS: Readonly<Record<Scale, number>> = { short: 240, full: 10_000 };
/** Asked at the same time. */
const AT_ONCE = 24;
/** How often an answer is asked for that the hub has no time for, and from which status on it is none. */
const [TRIES, OVERLOADED] = [5, 500];

const NETWORK = `{ findNetwork(id: "${sampleId('network/rilat')}") { name contactPoints { place }
  referralsToRegionalPolice(year: 2025) { recorded } } }`;
const CASE = `{ findCase(reference: "VL-2026-0001") { stage offences { article } suspects { familyName }
  victims { person { familyName citizenship } } } }`;
const reason = 'Asks beside others';

/** Four roles, who are answered differently on the same questions. */
const ASKED: readonly PersonaQuestion[] = [
  { persona: 'prosecutor-vlora', purpose: 'THIS_PROCEEDING', reason, document: CASE },
  { persona: 'responsible-authority', purpose: 'ASSISTANCE', reason, document: CASE },
  { persona: 'police-vlora', purpose: 'IDENTIFICATION', reason, document: CASE },
  { persona: 'prosecutor-vlora', purpose: 'PREVENTION', reason, document: NETWORK },
  { persona: 'responsible-authority', purpose: 'THIS_PROCEEDING', reason, document: NETWORK },
  { persona: 'national-coordinator', purpose: 'STATISTICS', reason, document: NETWORK },
];

/** Asks in turn, and then all mixed; how many answers were not those that each gets alone. */
export async function askInterleaved(
  hub: TestHub,
  requests: number,
): Promise<{ different: number; kinds: number }> {
  const tokens = new Map<string, string>();
  for (const { persona = '' } of ASKED) tokens.set(persona, await hub.token(persona));
  const ask = async (
    { persona = '', ...rest }: PersonaQuestion,
    tries = TRIES,
  ): Promise<string> => {
    const token = tokens.get(persona);
    const { status, told } = await hub.ask({ ...rest, ...(token ? { token } : {}) });
    // A machine that is too slow to record in time answers nobody: that is no answer of another.
    return status >= OVERLOADED && tries > 1 ? ask({ persona, ...rest }, tries - 1) : told;
  };
  const alone: string[] = [];
  for (const question of ASKED) alone.push(await ask(question));
  const random = new SeededRandom(SEED);
  let different = 0;
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const at = random.below(ASKED.length);
      if ((await ask(ASKED[at] as PersonaQuestion)) !== alone[at]) different += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { different, kinds: new Set(alone).size };
}

/** A decision that is kept for whoever asks next; what is answered takes it out again. */
export function plantSharedDecisions(): () => void {
  type Of = (this: Verdicts, ...asked: Parameters<Verdicts['of']>) => ReturnType<Verdicts['of']>;
  const verdicts = Verdicts.prototype as { of: Of };
  const { of } = verdicts;
  const kept = new Map<string, boolean>();
  let turn = 0;
  verdicts.of = function (row, field) {
    const verdict = of.call(this, row, field);
    turn += 1;
    const known = turn % 7 === 0 ? kept.get(field.coordinate) : undefined;
    kept.set(field.coordinate, verdict.allowed);
    return known === undefined ? verdict : { ...verdict, allowed: known };
  };
  return () => {
    verdicts.of = of;
  };
}

/** Ten thousand requests of four roles at the same time are answered as each is alone. */
export const interleavedProof: Proof = {
  name: 'interleaved',
  async run(scale): Promise<Finding> {
    const hub = await TestHub.start();
    try {
      const { different, kinds } = await askInterleaved(hub, REQUESTS[scale]);
      const takeOut = plantSharedDecisions();
      const planted = await askInterleaved(hub, REQUESTS.short).finally(takeOut);
      return {
        figures: { seed: SEED, requests: REQUESTS[scale], atOnce: AT_ONCE, roles: 4 },
        bars: {
          interleavedDifferent: { measured: different, atMost: 0 },
          interleavedAnswers: { measured: kinds, atLeast: 5 },
          interleavedPlantedFound: { measured: planted.different, atLeast: 1 },
        },
      };
    } finally {
      await hub.stop();
    }
  },
};
