import { Verdicts } from '@lidhja/enforcement';
import { SeededRandom } from '@lidhja/exchange';
import { ERRORS, sampleId, type ErrorCode } from '@lidhja/platform';
import type { Finding, Proof, Scale } from '../prove/Proof';
import type { Answer } from '../examples/ask';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

const SEED = 11;
const REQUESTS: Readonly<Record<Scale, number>> = { short: 240, full: 10_000 };
/** Asked at the same time. */
const AT_ONCE = 24;
/** How often an answer is asked for that the hub has no time for, and from which status on it is none. */
const [TRIES, OVERLOADED] = [5, 500];

const codesOf = ({ body }: Answer): ErrorCode[] =>
  ((body?.errors ?? []) as { extensions: { code: ErrorCode } }[]).map(
    ({ extensions }) => extensions.code,
  );
/** A machine that is too slow to read or to record in time answers nobody, in whole or in part: that is no answer of another. */
const isNone = (answer: Answer): boolean =>
  [answer.status, ...codesOf(answer).map((code) => ERRORS[code].status)].some(
    (status) => status >= OVERLOADED,
  );

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

/** Asks in turn, and then all mixed. @returns status and codes of each answer that was not the one it gets alone */
export async function askInterleaved(
  hub: TestHub,
  requests: number,
): Promise<{ different: string[]; kinds: number }> {
  const tokens = new Map<string, string>();
  for (const { persona = '' } of ASKED) tokens.set(persona, await hub.token(persona));
  const ask = async (
    { persona = '', ...rest }: PersonaQuestion,
    tries = TRIES,
  ): Promise<Answer> => {
    const token = tokens.get(persona);
    const answer = await hub.ask({ ...rest, ...(token ? { token } : {}) });
    return isNone(answer) && tries > 1 ? ask({ persona, ...rest }, tries - 1) : answer;
  };
  const alone: string[] = [];
  for (const question of ASKED) alone.push((await ask(question)).told);
  const random = new SeededRandom(SEED);
  const different: string[] = [];
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const at = random.below(ASKED.length);
      const answer = await ask(ASKED[at] as PersonaQuestion);
      if (answer.told !== alone[at])
        different.push([`question ${at}:`, answer.status, ...codesOf(answer)].join(' '));
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
  async run(scale, say): Promise<Finding> {
    const hub = await TestHub.start();
    try {
      const { different, kinds } = await askInterleaved(hub, REQUESTS[scale]);
      different.forEach(say);
      const takeOut = plantSharedDecisions();
      const planted = await askInterleaved(hub, REQUESTS.short).finally(takeOut);
      return {
        figures: { seed: SEED, requests: REQUESTS[scale], atOnce: AT_ONCE, roles: 4 },
        bars: {
          interleavedDifferent: { measured: different.length, atMost: 0 },
          interleavedAnswers: { measured: kinds, atLeast: 5 },
          interleavedPlantedFound: { measured: planted.different.length, atLeast: 1 },
        },
      };
    } finally {
      await hub.stop();
    }
  },
};
