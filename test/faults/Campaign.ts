import { setTimeout as pause } from 'node:timers/promises';
import { FaultHub, type Component } from './FaultHub';
import { GrowsOnly, INVARIANTS } from './invariants';
import { Load } from './Load';
import { isAcknowledged } from './Operation';
import { NEEDS } from './questions';
import { SignedLog } from './SignedLog';

/** INV7: milliseconds in which the hub must serve again without a hand. */
export const RECOVERY = 30_000;

/** Pieces of the record that are looked at again after each fault. */
const LOOKED_AT_AGAIN = 3;

/** One hub under load, what was asked of it, and what was found broken. */
export class Campaign {
  readonly load: Load;
  readonly broken: string[] = [];
  /** Milliseconds from each fault until what it hit served again. */
  readonly recoveries: number[] = [];
  readonly kills = new Map<string, number>();
  readonly log: SignedLog;
  private readonly growsOnly = new GrowsOnly();
  /** How much of the history has been looked at. */
  private examined = 0;

  private constructor(readonly hub: FaultHub) {
    this.load = new Load(hub);
    this.log = new SignedLog(hub);
  }

  static async start(): Promise<Campaign> {
    return new Campaign(await FaultHub.start());
  }

  stop(): Promise<void> {
    return this.hub.stop();
  }

  /** Waits until a component serves. @returns whether it did in time */
  async recovers(component: Component, deadline = RECOVERY): Promise<boolean> {
    const from = performance.now();
    const needs = NEEDS[component];
    while (performance.now() - from < deadline) {
      if (needs && isAcknowledged(await this.load.ask(needs()))) {
        this.recoveries.push(performance.now() - from);
        return true;
      }
      await pause(50);
    }
    this.broken.push(`recovers: ${component} did not serve within ${deadline} ms`);
    return false;
  }

  /** Does a fault under load, waits, and looks at every invariant for what came meanwhile. */
  async strike(name: string, component: Component, fault: () => Promise<boolean>): Promise<void> {
    this.load.begin();
    const hit = await fault();
    if (hit) this.kills.set(name, (this.kills.get(name) ?? 0) + 1);
    await this.recovers(component);
    await this.load.end();
    await this.load.repeat(4);
    // A look at everything after each of hundreds of faults would take most of the time: that is done in between.
    await this.look(name, this.examined, LOOKED_AT_AGAIN);
    await this.log.keep();
  }

  /** Holds the log against all that was signed on the way. @returns how many checkpoints there were */
  async examineLog(): Promise<number> {
    if (!(await this.log.settles())) this.broken.push('log: entries stay without a place');
    const { verdict, found, checkpoints } = await this.log.verify();
    if (verdict !== 'VERIFIED') this.broken.push(`log: ${verdict}, ${found}`);
    return checkpoints;
  }

  /** Looks at every invariant, for all that came since the campaign began. */
  examine(after: string): Promise<void> {
    return this.look(after, 0);
  }

  /**
   * Looks at every invariant: for what was asked from a place of the history on, and at the last pieces of the
   * record (all when left out). What was found is kept, with the fault after which it was.
   */
  private async look(after: string, from: number, pieces?: number): Promise<void> {
    const { history } = this.load;
    const asked = history.slice(from);
    this.examined = history.length;
    await this.hub.asAdmin(async (client) => {
      const note = (name: string, found: readonly string[]): void => {
        this.broken.push(...found.map((line) => `${name} after ${after}: ${line}`));
      };
      for (const invariant of INVARIANTS)
        note(invariant.name, await invariant.broken(client, asked));
      note(this.growsOnly.name, await this.growsOnly.broken(client, pieces));
    });
  }

  /** Kills a component at a random moment under load. */
  async kill(component: Component, random: () => number): Promise<void> {
    await this.strike(component, component, async () => {
      await pause(200 + random() * 600);
      return this.hub.kill(component) > 0;
    });
  }
}
