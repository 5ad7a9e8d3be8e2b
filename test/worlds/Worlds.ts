import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '@lidhja/exchange';
import { readDeclarations } from '@lidhja/enforcement';
import { Audiences } from '@lidhja/gateway';
import { PUBLIC } from '@lidhja/launch';
import type { Clock } from '@lidhja/platform';
import type { Category, RequesterKind } from '@lidhja/policy';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { findRoot } from '../testkit/root';
import { testSealer } from '../testkit/testSealer';
import { drawQuestion, drawWrite, type Urn } from './drawQuestion';
import type { WorldQuestion } from './Question';
import type { Interception } from './StatementEar';
import { renderDocument, type Rendered } from './renderDocument';
import { CLEARED, commonRows, personsAsking, PUBLIC_LOG, READ_BEFORE, sealing } from './commonRows';
import { drawPools, type Pools } from './drawPools';
import { formOfBefore } from './formOfBefore';
import { hidingTables } from './protectedTables';
import { injectMoment, tellMoment } from './injectMoment';
import type { Asker, Twist } from './twists';
import type { Outside } from './Outside';
import type { IsAsked } from './Unasked';
import { Ears, World } from './World';

/** Questions whose traces are in the record before the worlds part. */
const BEFORE = 60;

/** How often a question is put again, and what an answer says when the machine was too slow for a deadline. */
const AGAIN = 3;
const LATE = /"(RECORD_NOT_KEPT|PART_UNAVAILABLE|BUSY)"/;

type Kind = RequesterKind | 'public';

const sdl = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(sdl);
const audiences = new Audiences(buildSchema(sdl, { assumeValid: true }), declarations);

/** What both worlds answered. */
export interface Pair {
  readonly one: Outside;
  readonly other: Outside;
  readonly data: unknown;
  /** Whether a part of either says that it did not answer in time. */
  readonly late: boolean;
}

/** Stands while both worlds answer, so that what they note of the time is the same. */
class StepClock implements Clock {
  private at = Date.now();

  now(): number {
    return this.at;
  }

  step(): void {
    this.at = Date.now();
  }
}

/** Two hubs with the same rows, of which the second can be changed. */
export class Worlds {
  private kinds = new Map<string, Kind>();
  private urn!: Pools;
  private questions = 0;
  /** Everyone who asks, each kind among them. */
  asking: readonly string[] = [];
  /** Tables that a twist has changed so far. */
  readonly twisted = new Set<string>();
  private hiding: readonly string[] = [];
  private settings = '';
  /** Whether anything happened since both were put back. */
  private touched = true;

  private constructor(
    private readonly ears: Ears,
    private readonly clock: StepClock,
    readonly first: World,
    readonly second: World,
  ) {}

  static async start(): Promise<Worlds> {
    const ears = new Ears();
    const clock = new StepClock();
    const [first, second] = [await World.start(ears, clock), await World.start(ears, clock)];
    const worlds = new Worlds(ears, clock, first, second);
    await worlds.prepare();
    return worlds;
  }

  get categories(): ReadonlyMap<string, Category> {
    return declarations.categories;
  }

  schemaOf(persona: string): GraphQLSchema {
    const kind = this.kindOf(persona);
    return audiences.of(kind === 'public' ? null : kind).schema;
  }

  kindOf(persona: string): Kind {
    const kind = persona === PUBLIC ? 'public' : this.kinds.get(persona);
    if (!kind) throw new Error(`${persona} is not in the registry`);
    return kind;
  }

  asker({ persona, purpose, request }: WorldQuestion): Asker {
    return { persona, kind: this.kindOf(persona), purpose, request };
  }

  /** @param isAsked drawn are coordinates first of which this is not said; all alike without it */
  draw(random: SeededRandom, persona: string, isAsked?: IsAsked): WorldQuestion {
    return drawQuestion(this.urnOf(random, persona, isAsked), persona);
  }

  /** A mutation, for one whose schema has any. */
  drawWrite(random: SeededRandom, persona: string, isAsked?: IsAsked): WorldQuestion | null {
    return drawWrite(this.urnOf(random, persona, isAsked), persona);
  }

  private urnOf(random: SeededRandom, persona: string, isAsked?: IsAsked): Urn {
    const schema = this.schemaOf(persona);
    return { ...this.urn, random, schema, ...(isAsked ? { isAsked } : {}) };
  }

  render(question: WorldQuestion): Rendered {
    return renderDocument(this.schemaOf(question.persona), question);
  }

  /** Asks both worlds at once; again, when a part of either did not answer in time. */
  async ask(question: WorldQuestion): Promise<Pair> {
    this.touched = true;
    const rendered = this.render(question);
    for (let again = question.operation === 'query' ? AGAIN : 0; ; again -= 1) {
      this.clock.step();
      this.ears.clear();
      const moment = tellMoment(this.clock.now(), (this.questions += 1));
      this.ears.statements.prologue = `${moment};${this.settings}`;
      const [one, other] = await Promise.all([
        this.first.ask(question, rendered),
        this.second.ask(question, rendered),
      ]);
      const late = [one, other].some(({ outside }) => LATE.test(outside.bytes));
      if (late && again > 0) continue;
      return { one: one.outside, other: other.outside, data: one.answer.body?.data, late };
    }
  }

  /**
   * Puts both worlds back and changes the second, whose planner is told too that there are a million rows
   * in every table that may hide any: a plan that turns with statistics turns here.
   */
  async begin(twist: Twist): Promise<void> {
    const { database } = this.second;
    await this.restore();
    this.touched = true;
    await database.change(...twist.sql);
    const changed = await database.changed();
    await Promise.all([this.first.database.measure(), database.measure()]);
    await database.enlarge(this.hiding);
    for (const table of changed) this.twisted.add(table);
  }

  /** Changes the second world for the time of the work, and puts both back. */
  async under<T>(twist: Twist, work: () => Promise<T>): Promise<T> {
    await this.begin(twist);
    try {
      return await work();
    } finally {
      await this.restore();
    }
  }

  private async restore(): Promise<void> {
    if (!this.touched) return;
    await Promise.all([this.first.database.restore(), this.second.database.restore()]);
    this.touched = false;
  }

  /** What comes between the hubs and their databases, for the time of the work. */
  async intercepting<T>(interception: Interception | null, work: () => Promise<T>): Promise<T> {
    this.ears.statements.interception = interception;
    try {
      return await work();
    } finally {
      this.ears.statements.interception = null;
    }
  }

  /**
   * Says that what both answer may leak, and why; null when it may no longer.
   * @param settings statements that each of their transactions begins with
   */
  plant(why: string | null, settings = ''): void {
    this.settings = settings;
    for (const { hub } of [this.first, this.second]) hub.database.planted = why;
  }

  async both(...sql: readonly string[]): Promise<void> {
    this.touched = true;
    await this.first.database.change(...sql);
    await this.second.database.change(...sql);
  }

  async stop(): Promise<void> {
    this.ears.stop();
    await this.first.stop();
    await this.second.stop();
  }

  private async prepare(): Promise<void> {
    await injectMoment(this.first.database);
    await injectMoment(this.second.database);
    await this.both(...(await commonRows(testSealer())));
    await this.readAndSeal();
    const officials = await this.first.database.rows<{ subject: string; kind: Kind }>(
      `select f.subject, o.kind from exchange.official f join exchange.organisation o on o.id = f.organisation`,
    );
    this.kinds = new Map(officials.map(({ subject, kind }) => [subject, kind]));
    this.asking = personsAsking([...this.kinds.keys()]);
    this.urn = await drawPools(this.first.database, declarations, Date.now() + 3_600_000);
    const random = new SeededRandom(1);
    for (let at = 0; at < BEFORE; at += 1)
      await this.ask(this.draw(random, at % 6 === 0 ? CLEARED : random.pick(this.asking)));
    // Some of before rows said whom they are about, and as many of someone cleared.
    await this.first.database.change(
      formOfBefore,
      `insert into audit.entry select (jsonb_populate_record(e, jsonb_build_object('id', md5(e.id::text)::uuid, 'cleared', true))).* from audit.entry e`,
    );
    await this.copyRecord();
    await this.both(...PUBLIC_LOG);
    this.urn = await drawPools(this.first.database, declarations, Date.now());
    await Promise.all([this.first.database.keep(), this.second.database.keep()]);
    this.hiding = (await hidingTables(this.second.database)).map(({ quoted }) => quoted);
  }

  /** What was read before it was sealed is as real as what is read later. */
  private async readAndSeal(): Promise<void> {
    this.clock.step();
    this.ears.statements.prologue = tellMoment(this.clock.now(), (this.questions += 1));
    for (const { hub } of [this.first, this.second]) {
      const { bytes } = await hub.ask(READ_BEFORE);
      if (!bytes.includes('"receipts":["')) throw new Error(`there is no receipt of it: ${bytes}`);
    }
    await this.both(sealing(new Date().toISOString()));
  }

  /** What the first world has in its record, the second has too. */
  private async copyRecord(): Promise<void> {
    const rows = await this.first.database.rows<{ entry: object }>(
      'select to_jsonb(e) as entry from audit.entry e',
    );
    const entries = JSON.stringify(rows.map(({ entry }) => entry)).replaceAll("'", "''");
    await this.second.database.change(
      'delete from audit.entry',
      `insert into audit.entry select * from jsonb_populate_recordset(null::audit.entry, '${entries}')`,
    );
  }
}
