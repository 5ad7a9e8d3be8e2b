import type { FaultHub } from './FaultHub';
import { perform, type Done, type Question } from './Operation';
import { inTurn, publish, submit } from './questions';

const CALLERS = 4;

/** Callers who ask one question after the other, and write down whatever comes. */
export class Load {
  readonly history: Done[] = [];
  private stopping = false;
  private at = 0;
  private readonly callers: Promise<void>[] = [];

  constructor(private readonly hub: FaultHub) {}

  begin(): void {
    this.stopping = false;
    for (let caller = 0; caller < CALLERS; caller += 1) this.callers.push(this.askOn());
  }

  /** Stops when each has its last answer. */
  async end(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.callers.splice(0));
  }

  async ask(question: Question, how: Parameters<typeof perform>[2] = {}): Promise<Done> {
    const done = await perform(this.hub, question, how);
    this.history.push(done);
    return done;
  }

  /** Sends writes again under their keys: those that were never answered, and the last that were. */
  async repeat(count: number): Promise<void> {
    const last = this.history.filter(({ key }) => key !== undefined).slice(-count);
    for (const { kind, key } of last) await this.ask((kind === 'publish' ? publish : submit)(key));
  }

  private async askOn(): Promise<void> {
    while (!this.stopping) await this.ask(inTurn(this.at++));
  }
}
