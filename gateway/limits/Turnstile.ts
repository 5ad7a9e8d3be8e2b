import { Refusal } from '@lidhja/platform';

/** Operations that may run at once, for each of the two who must not starve the other. */
export interface Places {
  /** For callers without a token. */
  readonly public: number;
  readonly signedIn: number;
}

/** Lets only so many operations in at once; who finds it full is told so at once and loses nothing. */
export class Turnstile {
  private readonly inside = { public: 0, signedIn: 0 };

  constructor(private readonly places: Places) {}

  /** @throws Refusal BUSY when all places are taken */
  async pass<T>(side: keyof Places, work: () => Promise<T>): Promise<T> {
    if (this.inside[side] >= this.places[side]) throw new Refusal('BUSY');
    this.inside[side] += 1;
    try {
      return await work();
    } finally {
      this.inside[side] -= 1;
    }
  }
}
