import type { AsyncCommand } from 'fast-check';
import { Contradiction } from './Contradiction';
import type { Model } from './Model';
import { observe } from './observe';
import type { Came, Real } from './Real';

/** One step of a sequence: what the model says of it, and how it is taken. */
export interface Act {
  /** @returns code of the refusal that is due, null where it is taken; undefined where it cannot be tried */
  due(model: Model): string | null | undefined;
  take(real: Real, model: Model): Promise<Came>;
  /** Changes the model as the step should have changed the exchange. */
  apply(model: Model, real: Real, id: string): void;
  /** A write can be sent again. */
  readonly isWrite?: boolean;
  /** Which of several steps it was. */
  told?(): string | undefined;
  /** Whether there is enough of it already: it is then tried as seldom as what is refused. */
  isEnough?(model: Model): boolean;
}

/** A step as fast-check runs it. One that would be refused is tried only where it is drawn as bold. */
export class Command<Drawn extends { readonly bold: boolean }> implements AsyncCommand<
  Model,
  Real,
  true
> {
  constructor(
    private readonly name: string,
    private readonly drawn: Drawn,
    private readonly act: Act,
  ) {}

  check(model: Readonly<Model>): Promise<boolean> {
    const due = this.act.due(model as Model);
    const isPlain = due === null && !this.act.isEnough?.(model as Model);
    return Promise.resolve(isPlain || (due !== undefined && this.drawn.bold));
  }

  async run(model: Model, real: Real): Promise<void> {
    model.now += 1;
    const due = this.act.due(model);
    const came = await this.act.take(real, model);
    real.met.add(due ?? this.name);
    const refused = 'refused' in came ? came.refused : null;
    if (refused !== due)
      throw new Contradiction(`${this.toString()}: ${refused ?? 'taken'}, not ${due ?? 'taken'}`);
    if ('id' in came) {
      this.act.apply(model, real, came.id);
      if (this.act.isWrite) model.writes += 1;
      await observe(model, real, this.toString());
      for (const request of model.requests) real.met.add(model.state(request, 'a'));
    }
  }

  toString(): string {
    return `${this.act.told?.() ?? this.name}(${JSON.stringify(this.drawn)})`;
  }
}
