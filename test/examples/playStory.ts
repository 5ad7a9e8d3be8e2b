import { ask, type Answer } from './ask';
import { fill, type Example } from './Example';
import { matchAnswer } from './matchAnswer';

/** How a story is played: where, and who gives out tokens. */
export interface Stage {
  readonly url: string;
  readonly tokenOf: (persona: string) => Promise<string | undefined>;
  /** New for every run, so that idempotency keys are. */
  readonly run: string;
}

/** A step that was played. */
export interface PlayedStep {
  readonly example: Example;
  readonly answer: Answer;
  /** What differed from the expectation; empty when it was met. */
  readonly differences: readonly string[];
}

const savedValue = (from: string, answer: Answer): string => {
  if (from === 'bytes') return answer.told;
  if (from.startsWith('header ')) return answer.headers.get(from.slice('header '.length)) ?? '';
  const value = from
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], answer.body);
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
};

/** Plays the steps of a story in order. A step that fails does not stop it; what it should have saved is empty. */
export async function playStory(steps: readonly Example[], stage: Stage): Promise<PlayedStep[]> {
  const saved = new Map([['run', stage.run]]);
  const played: PlayedStep[] = [];
  for (const step of steps) {
    const example = fill(step, saved);
    const token = example.token ?? (await stage.tokenOf(example.persona));
    const answer = await ask(stage.url, { ...example, token });
    const { status, body, bytes } = example.expect;
    const differences = [
      ...matchAnswer(status, answer.status, 'status'),
      ...(body === undefined ? [] : matchAnswer(body, answer.body)),
      ...(bytes === undefined ? [] : matchAnswer(bytes, answer.told, 'bytes')),
    ];
    for (const [name, from] of Object.entries(step.save ?? {})) {
      saved.set(name, savedValue(from, answer));
    }
    played.push({ example, answer, differences });
  }
  return played;
}
