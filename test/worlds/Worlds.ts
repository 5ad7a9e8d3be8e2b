import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '@lidhja/exchange';
import { readDeclarations } from '@lidhja/enforcement';
import { Audiences } from '@lidhja/gateway';
import { PERSONAS, PUBLIC } from '@lidhja/launch';
import type { Category, Purpose, RequesterKind } from '@lidhja/policy';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { findRoot } from '../testkit/root';
import { drawQuestion, type Urn } from './drawQuestion';
import { StatementEar } from './listenToStatements';
import type { WorldQuestion } from './Question';
import { renderDocument, type Rendered } from './renderDocument';
import { COMMON, type Asker, type Twist } from './twists';
import { World, type Outside } from './World';

/** Every persona, and two officials who see what the others do not. */
export const ASKING: readonly string[] = [
  ...PERSONAS.map(({ name }) => name),
  'prosecutor-fier',
  'witness-protection-officer',
];
const CLEARED = 'witness-protection-officer';
/** Questions whose traces are in the record before the worlds part. */
const BEFORE = 60;

type Kind = RequesterKind | 'public';

const sdl = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(sdl);
const audiences = new Audiences(buildSchema(sdl, { assumeValid: true }), declarations);

/** What both worlds answered. */
export interface Pair {
  readonly one: Outside;
  readonly other: Outside;
  readonly data: unknown;
}

/** To be explained: nothing that an explanation says of them may depend on a row. */
const DOCUMENTS = [
  '{ areas(kind: QARK) { nodes { name } } }',
  '{ findCase(reference: "HIDDEN-7") { stage victims { person { familyName citizenship } } } }',
  '{ informationRequests { nodes { state disclosure { case { stage } } } } auditEntries { nodes { type } } }',
  '{ assignedShoes { id } }',
];

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Two hubs with the same rows, of which the second can be changed. */
export class Worlds {
  private kinds = new Map<string, Kind>();
  private urn!: Omit<Urn, 'schema' | 'random'>;

  private constructor(
    readonly ear: StatementEar,
    readonly first: World,
    readonly second: World,
  ) {}

  static async start(): Promise<Worlds> {
    const ear = new StatementEar();
    const worlds = new Worlds(ear, await World.start(ear), await World.start(ear));
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

  draw(random: SeededRandom, persona: string): WorldQuestion {
    return drawQuestion({ ...this.urn, random, schema: this.schemaOf(persona) }, persona);
  }

  render({ persona, chosen }: WorldQuestion): Rendered {
    return renderDocument(this.schemaOf(persona), chosen);
  }

  /** Asks both worlds at once. */
  async ask(question: WorldQuestion): Promise<Pair> {
    const rendered = this.render(question);
    const [one, other] = await Promise.all([
      this.first.ask(question, rendered),
      this.second.ask(question, rendered),
    ]);
    this.ear.heard.length = 0;
    return { one: one.outside, other: other.outside, data: one.answer.body?.data };
  }

  /** Changes the second world for the time of the work. */
  async under<T>(twist: Twist, work: () => Promise<T>): Promise<T> {
    await this.second.change(...twist.sql);
    try {
      return await work();
    } finally {
      await this.second.restore();
    }
  }

  /** Says that what both answer may leak, and why; null when it may no longer. */
  plant(why: string | null): void {
    for (const { hub } of [this.first, this.second]) hub.database.planted = why;
  }

  async both(...sql: readonly string[]): Promise<void> {
    await this.first.change(...sql);
    await this.second.change(...sql);
  }

  async stop(): Promise<void> {
    this.ear.stop();
    await this.first.stop();
    await this.second.stop();
  }

  private async prepare(): Promise<void> {
    await this.both(...COMMON);
    const officials = await this.first.rows<{ subject: string; kind: Kind }>(
      `select f.subject, o.kind from exchange.official f join exchange.organisation o on o.id = f.organisation`,
    );
    this.kinds = new Map(officials.map(({ subject, kind }) => [subject, kind]));
    this.urn = await this.fill(new Date(Date.now() + 3_600_000).toISOString());
    const random = new SeededRandom(1);
    for (let at = 0; at < BEFORE; at += 1) {
      const question = this.draw(random, at % 6 === 0 ? CLEARED : random.pick(ASKING));
      await this.first.ask(question, this.render(question));
    }
    await this.first.change(
      `insert into audit.entry select (jsonb_populate_record(e, jsonb_build_object('id', md5(e.id::text)::uuid, 'cleared', true))).* from audit.entry e`,
    );
    await this.copyRecord();
    this.urn = await this.fill(new Date().toISOString());
    await this.second.keep();
  }

  /** What the first world has in its record, the second has too. */
  private async copyRecord(): Promise<void> {
    const rows = await this.first.rows<{ entry: object }>(
      'select to_jsonb(e) as entry from audit.entry e',
    );
    const entries = JSON.stringify(rows.map(({ entry }) => entry)).replaceAll("'", "''");
    await this.second.change(
      'delete from audit.entry',
      `insert into audit.entry select * from jsonb_populate_recordset(null::audit.entry, '${entries}')`,
    );
  }

  private async fill(until: string): Promise<Omit<Urn, 'schema' | 'random'>> {
    const column = async (sql: string): Promise<string[]> =>
      (await this.first.rows<{ value: string }>(sql)).map(({ value }) => value);
    const ids = (table: string): Promise<string[]> =>
      column(`select id::text as value from ${table} order by id`);
    const references = await column(
      'select reference as value from "national".case_status order by 1',
    );
    const requests = await ids('exchange.request');
    const networks = await ids('"local".network');
    const named = references.filter((reference) => /-000\d$/.test(reference));
    return {
      until,
      requests: [...requests, NOWHERE],
      purposes: new Map<string, readonly Purpose[]>(
        [...declarations.operations].map(([name, rule]) => [
          name.replace('Query.', ''),
          rule.purposes,
        ]),
      ),
      values: {
        'findCase.reference': [
          ...references,
          ...named,
          ...named,
          ...named,
          'HIDDEN-7',
          'XX-0000-0000',
          '',
        ],
        'informationRequest.id': [...requests, ...requests, NOWHERE, 'no id'],
        'policyChange.id': [NOWHERE, 'no id'],
        'explain.document': DOCUMENTS,
        'explain.operationName': [null, 'Other'],
        'explain.purpose': ['THIS_PROCEEDING', 'ASSISTANCE', 'OVERSIGHT', 'OTHER', 'NONE'],
        'explain.request': [...requests, NOWHERE],
        'explain.as': [
          { kind: 'police' },
          { kind: 'donor' },
          ...(await ids('exchange.official')).map((official) => ({ official })),
          { official: NOWHERE },
        ],
        'findNetwork.id': [...networks, ...networks, NOWHERE],
        'findActivity.id': [...(await ids('"local".activity')), NOWHERE],
        operation: [
          ...(await column(
            'select distinct operation::text as value from audit.entry where operation is not null order by 1',
          )),
          NOWHERE,
        ],
        area: ['AL-12', 'AL-03', 'AL-12-VLORE', 'XX'],
        country: ['AL', 'IT', 'GR', 'XX'],
        year: [2024, 2025, 2026],
        first: [1, 1, 1, 2, 2, 3, 3, 5, 8, 0, 101],
        after: ['AAAA'],
      },
    };
  }
}
