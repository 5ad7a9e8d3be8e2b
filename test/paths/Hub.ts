import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraph, readDeclarations } from '@lidhja/enforcement';
import { evidence } from '@lidhja/evidence';
import { type SeededRandom } from '@lidhja/exchange';
import { Audiences } from '@lidhja/gateway';
import { international } from '@lidhja/international';
import { PERSONAS, PUBLIC } from '@lidhja/launch';
import { local } from '@lidhja/local';
import { national } from '@lidhja/national';
import { sampleId } from '@lidhja/platform';
import { PURPOSES, type Category, type Purpose, type RequesterKind } from '@lidhja/policy';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { Client } from 'pg';
import { colleague } from '../testkit/colleague';
import { findRoot } from '../testkit/root';
import { TestHub } from '../testkit/TestHub';
import { tellOverdue } from '../testkit/tellOverdue';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { Facts } from './Facts';
import { pathsOf, type PathIn } from './PathIn';
import { ON_ITS_REQUEST } from './Place';
import { readerOf, type Reader } from './Reader';

const sdl = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(sdl);
const audiences = new Audiences(buildSchema(sdl, { assumeValid: true }), declarations);

/** Every persona who is let in. */
export const ASKING: readonly string[] = PERSONAS.map(({ name }) => name).filter(
  (name) => name !== 'suspended-ngo',
);

const ABROAD = ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'RETURN'] as const;

/** Purposes for which a kind reads most, where the root does not say which it serves. */
const ERRANDS: Readonly<Partial<Record<RequesterKind, readonly Purpose[]>>> = {
  prosecutor: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
  police: ['THIS_PROCEEDING', 'IDENTIFICATION', 'ASSISTANCE'],
  responsible_authority: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN'],
  consular: ['RETURN', 'ASSISTANCE'],
  employment: ['ASSISTANCE', 'IDENTIFICATION'],
  witness_protection: ['THIS_PROCEEDING', 'ASSISTANCE'],
  foreign_authority: ABROAD,
};

/** Whether fields of a type are not all open to whom its rows are there. */
const isToldInPart = (type: string): boolean => {
  const told = [...declarations.categories].filter(([name]) => name.startsWith(`${type}.`));
  const guarded = new Set(told.map(([, category]) => category));
  guarded.delete('OPEN');
  const row = declarations.entities.get(type);
  return guarded.size > 1 || (row !== undefined && [...guarded].some((one) => one !== row));
};

const TOLD_WHOLE = /^(Previewed|Notice$)/;

/**
 * Types of which a row can be there and a field of it withheld; of all others a row is there as a whole or not at
 * all. What is previewed is left out: who may preview is kept from hardly anything of it. And so are notices: each is
 * told as a whole, of a breach to an office to which no other is told.
 */
export const MIXED: ReadonlySet<string> = new Set([
  ...[...declarations.categories.keys()]
    .map((coordinate) => coordinate.slice(0, coordinate.indexOf('.')))
    .filter((type) => isToldInPart(type) && !TOLD_WHOLE.test(type)),
  // Its row is there for everyone, and its disclosure for who names the request.
  ...['RegionalPoliceReferrals', 'InformationRequest'],
]);

/** A schema with the ways in that it has. */
export interface Entrance {
  readonly schema: GraphQLSchema;
  readonly categories: ReadonlyMap<string, Category>;
  readonly entities: ReadonlyMap<string, Category>;
  readonly paths: readonly PathIn[];
}

const entranceOf = (
  schema: GraphQLSchema,
  { categories, entities }: Pick<Entrance, 'categories' | 'entities'>,
): Entrance => ({ schema, categories, entities, paths: pathsOf(schema, categories) });

/** The subgraphs as a fetch meets them, whatever an audience is shown. */
export const SUBGRAPHS: ReadonlyMap<string, Entrance> = new Map(
  [national, local, international, evidence].map((definition) => {
    const { name, schema, classification } = buildSubgraph(definition);
    return [name, entranceOf(schema, classification)];
  }),
);

/** A way that a persona goes: through the gateway, or to a subgraph where one is named. */
export interface WayIn {
  readonly persona: string;
  readonly door: string | null;
  readonly entrance: Entrance;
  readonly path: PathIn;
}

/** Changes that wait, one of each kind: the sample has none. */
const CHANGES = `
  insert into exchange.policy_change (kind, agreement, follows, before, terms, proposed_by)
  select 'AGREEMENT', v.agreement, v.version,
    jsonb_build_object('status', v.status, 'purposes', v.purposes, 'categories', v.categories),
    jsonb_build_object('version', v.version + 1, 'status', 'suspended', 'validFrom', '2031-01-01T00:00:00Z',
      'validUntil', null, 'offences', v.offences, 'purposes', v.purposes, 'categories', v.categories,
      'deadlines', '{"urgentDirect": 28800000, "urgent": 259200000, "other": 604800000}'::jsonb,
      'handling', v.handling, 'refusalGrounds', v.refusal_grounds, 'onward', v.onward,
      'retention', exchange.retention_of(v)),
    (select f.id from exchange.official f where f.subject = 'national-coordinator')
  from exchange.agreement_version v join exchange.agreement a on a.id = v.agreement
  where 'MK' = any (a.parties);
  insert into exchange.policy_change (kind, before, terms, proposed_by)
  select 'NEW_AGREEMENT', '{"status": "signed", "purposes": [], "categories": []}',
    c.terms || jsonb_build_object('status', 'in_force', 'agreement', jsonb_build_object(
      'title', a.title || ', anew', 'instrument', 'PROTOCOL', 'parties', a.parties, 'signedOn', a.signed_on,
      'competentAuthorities', (select jsonb_agg(m.organisation) from exchange.competent_authority m
        where m.agreement = a.id))), c.proposed_by
  from exchange.policy_change c join exchange.agreement a on a.id = c.agreement;
  insert into exchange.policy_change (kind, before, terms) values ('CATEGORY',
    '{"category": "CASE_STATUS"}', '{"part": "national", "coordinate": "Case.stage", "category": "OFFENCE"}')`;

const likeDecided = (table: string, name: string, changes: object): string =>
  `insert into exchange.${table} select (jsonb_populate_record(t, '${JSON.stringify(changes)}')).*
   from exchange.${table} t where t.${name} = '${sampleId('request/it-decided')}' limit 1`;

/** The request that the sample grants, once more with other categories or at another time. */
const grantedAgain = (slug: string, grant: object): string[] => {
  const [request, decision] = [sampleId(`request/${slug}`), sampleId(`decision/${slug}`)];
  return [
    likeDecided('request', 'id', { id: request, reference: `IT-${slug}` }),
    likeDecided('decision', 'request', { id: decision, request }),
    likeDecided('"grant"', 'request', {
      id: sampleId(`grant/${slug}`),
      ...{ decision, request },
      ...grant,
    }),
  ];
};

/** Granted in part, so that fields are withheld of rows that are there, and over. */
const GRANTS = [
  ...grantedAgain('in-part', { categories: ['CASE_STATUS'] }),
  ...grantedAgain('in-other-part', { categories: ['CASE_STATUS', 'SUSPECT', 'MIGRATION'] }),
  ...grantedAgain('over', {
    valid_from: '2026-01-01T00:00:00Z',
    valid_until: '2026-02-01T00:00:00Z',
  }),
];

const IN_PART: ReadonlySet<string> = new Set(
  ['in-part', 'in-other-part'].map((slug) => sampleId(`request/${slug}`)),
);

/** What reading writes is there before the facts are read: first readings, and what has ended. */
const NOTED = `insert into exchange.disclosure ("grant") select id from exchange."grant"
  on conflict do nothing; insert into exchange.answer_reading (request)
  select distinct request from exchange.request_answer on conflict do nothing;
  select exchange.note_ends(); select exchange.note_outward_ends();
  update exchange.danger_push set read_at = clock_timestamp(), read_in = id where read_at is null`;

const POLICE = sampleId('organisation/police-vlora');
const SAID = `'${sampleId('official/police-vlora-second')}', '2026-10-06'`;
const calledIn = (what: string, recipient: string, said: string): string =>
  `insert into exchange.called_in (record, class, recipient, keeper, at, proposed_by, proposed_at, approved_by, destroyed_at)
   values ('${sampleId(`called in/${what}`)}', 'REFERRAL', '${recipient}', '${sampleId('organisation/vatra')}',
     '2026-10-05T09:00:00Z', ${said})`;

/** Copies called in: asked for, said to be gone by one and by two, of another office, and of whoever is sealed. */
const COPIES = [
  ...['police-vlora', 'greece-agency'].map(colleague),
  calledIn('open', POLICE, 'null, null, null, null'),
  calledIn('waiting', POLICE, `${SAID}, null, null`),
  calledIn('confirmed', POLICE, `${SAID}, '${sampleId('official/police-vlora')}', '2026-10-07'`),
  calledIn('elsewhere', sampleId('organisation/employment-vlora'), 'null, null, null, null'),
  calledIn('sealed', POLICE, 'null, null, null, null'),
  `insert into exchange.seal values ('${sampleId('called in/sealed')}', 'witness-protection', '2026-10-05')`,
  `insert into exchange.danger_copies (push, proposed_by)
   values ('${sampleId('danger-push/greece')}', '${sampleId('official/greece-agency-second')}')`,
];

/** Word of danger that is due to be looked through once more, and some that a colleague of the inspector proposed to hold. */
const DANGER = [
  `update exchange.danger_push set reviewed_at = clock_timestamp() - interval 'P2Y'
   where id = '${sampleId('danger-push/italy')}'`,
  `insert into exchange.official select (jsonb_populate_record(f, '${JSON.stringify({
    id: sampleId('official/inspector-second'),
    subject: 'inspector-second',
  })}')).* from exchange.official f where f.subject = 'inspector'`,
  `insert into exchange.danger_term_step (push, number, step, organisation, proposed_by, synthetic)
   values ('${sampleId('danger-push/greece')}', 1, 'HOLD', '${sampleId('organisation/oversight')}',
     '${sampleId('official/inspector-second')}', true)`,
];

/** What was granted with four eyes is to be passed on, and one has answered. */
const ONWARD = [
  `insert into exchange.onward_request select (jsonb_populate_record(o, '${JSON.stringify({
    id: sampleId('onward/it-decided'),
    request: sampleId('request/it-decided'),
    grant: sampleId('grant/it-decided'),
    categories: ['CASE_STATUS', 'VICTIM_IDENTITY'],
  })}')).* from exchange.onward_request o where o.id = '${sampleId('onward/it-read')}'`,
  `insert into exchange.onward_decision (id, onward, number, granted, approved_by)
   values (gen_random_uuid(), '${sampleId('onward/it-decided')}', 1, '{CASE_STATUS,VICTIM_IDENTITY}',
     '{${sampleId('official/prosecutor-vlora')}}')`,
  `insert into exchange.onward_category (decision, category)
   select d.id, c from exchange.onward_decision d, unnest(d.granted) c
   where d.onward = '${sampleId('onward/it-decided')}'`,
];

/** Half of the notices were sent and given up; the sample has none. */
const GIVEN_UP = `insert into exchange.notice_delivery (notice, organisation, attempts, given_up_at)
  select id, organisation, 12, at + interval '2 days' from exchange.notice where number % 2 = 0`;

/** A hub whose every answer can be compared with what is decided directly. */
export class Hub {
  private readonly entrances = new Map<string, Entrance>();
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly hub: TestHub,
    readonly admin: Client,
    public facts: Facts,
  ) {}

  static async start(): Promise<Hub> {
    const hub = await TestHub.start();
    const admin = new Client({ connectionString: hub.database.adminUrl });
    await admin.connect();
    for (const sql of [
      CHANGES,
      ...GRANTS,
      ...ONWARD,
      ...DANGER,
      ...COPIES,
      WAITS_FOR_NOBODY,
      NOTED,
    ])
      await admin.query(sql);
    await tellOverdue(hub.database);
    await admin.query(GIVEN_UP);
    return new Hub(hub, admin, await Facts.read(admin));
  }

  /** The rows as they are now. */
  async look(): Promise<void> {
    this.facts = await Facts.read(this.admin);
  }

  /** What the gateway shows to this reader's audience. */
  entranceOf({ persona, requester }: Reader): Entrance {
    const kind = persona === PUBLIC ? null : requester.kind;
    const known = this.entrances.get(String(kind));
    const entrance = known ?? entranceOf(audiences.of(kind).schema, declarations);
    this.entrances.set(String(kind), entrance);
    return entrance;
  }

  /** Every way of every persona, at the gateway and at each subgraph. */
  waysIn(operation: PathIn['operation']): WayIn[] {
    return ASKING.flatMap((persona) => {
      const shown = this.entranceOf(readerOf(this.facts, persona, null));
      const doors: [string | null, Entrance][] = [[null, shown], ...SUBGRAPHS];
      return doors.flatMap(([door, entrance]) =>
        entrance.paths
          .filter((path) => path.operation === operation)
          .map((path) => ({ persona, door, entrance, path })),
      );
    });
  }

  /** Whether a way leads through a door that names the persona's kind; some go where none does. */
  leadsIn({ persona, path: { root, operation } }: WayIn): boolean {
    const { kind } = readerOf(this.facts, persona, null).requester;
    const by = declarations.operations.get(
      `${operation === 'query' ? 'Query' : 'Mutation'}.${root.name}`,
    )?.by;
    return by ? by.includes(kind) || by.includes('any') : kind in ERRANDS;
  }

  /** Whether a row can be there of which this coordinate is withheld. */
  readonly opensApart = (coordinate: string): boolean => {
    const type = coordinate.slice(0, coordinate.indexOf('.'));
    if (ON_ITS_REQUEST.includes(coordinate)) return true;
    const says = declarations.entities.get(type) ?? 'OPEN';
    return MIXED.has(type) && declarations.categories.get(coordinate) !== says;
  };

  token(persona: string): Promise<string> {
    const token = this.tokens.get(persona) ?? this.hub.token(persona);
    this.tokens.set(persona, token);
    return token;
  }

  /** Whom to ask as: for a purpose that the root serves, mostly, and on a request where one could help. */
  draw(random: SeededRandom, persona: string, root: string): Reader {
    const { kind, organisation } = readerOf(this.facts, persona, null).requester;
    const served = declarations.operations.get(`Query.${root}`)?.purposes ?? ERRANDS[kind] ?? [];
    const any: readonly Purpose[] = served.length > 0 && random.percent(85) ? served : PURPOSES;
    // A machine has a mandate for these two alone, and is let in for no other.
    const machine: readonly Purpose[] = ['STATISTICS', 'PREVENTION'];
    const errand =
      persona === PUBLIC ? null : random.pick(persona === 'ministry-system' ? machine : any);
    const abroad = persona === 'italy-agency' || persona === 'greece-agency';
    // Half on what was granted, as it was, and most of it in part: persons are there and not who they are.
    const granted = this.facts.where('grants', 'organisation', organisation);
    const inPart = granted.filter(({ request }) => IN_PART.has(String(request)));
    const drawn = inPart.length > 0 && random.percent(60) ? inPart : granted;
    const grant = abroad && random.percent(50) ? random.pick(drawn) : null;
    const purpose = (grant?.['purpose'] as Purpose | undefined) ?? errand;
    const requests = this.facts.all('requests').map(({ id }) => String(id));
    const anywhere = abroad || random.percent(15) ? random.pick(requests) : null;
    const request = grant ? String(grant['request']) : anywhere;
    const silent = persona === PUBLIC || random.percent(5);
    return readerOf(
      this.facts,
      persona,
      silent ? null : purpose,
      persona === PUBLIC ? null : request,
    );
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.hub.stop();
  }
}
