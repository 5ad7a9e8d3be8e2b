import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema, audienceSchema, readDeclarations } from '@lidhja/enforcement';
import { SeededRandom } from '@lidhja/exchange';
import { PURPOSES } from '@lidhja/policy';
import type { GraphQLObjectType } from 'graphql';
import { ask } from '../examples/ask';
import { personaAskers, type PersonaAsker } from '../matrix/personaAskers';
import { findRoot } from '../testkit/root';
import { type TestHub } from '../testkit/TestHub';
import { drawQuestion } from '../worlds/drawQuestion';
import type { WorldQuestion } from '../worlds/Question';
import { renderDocument } from '../worlds/renderDocument';
import { contradictions, valuesIn, type Explained, type Ran } from './contradictions';
import { drawnFrom } from './drawnFrom';

const ROOTS = /^(Query|Mutation)\./;
/** Of whom it may be asked about others: its inspection is open. */
const INSPECTOR = 'inspector';
/** Explanations that an inspector asks for, about the persona; in per cent. */
const BY_INSPECTOR = 30;

const EXPLAIN = `query ($document: String!, $variables: JSONObject, $purpose: String!, $request: ID, $as: ExplainAsInput) {
  explain(document: $document, variables: $variables, purpose: $purpose, request: $request, as: $as) {
    refused operations { coordinate refused } fields { coordinate effect } } }`;

const sdl = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(sdl);
const schema = apiSchema(sdl);
const pools = drawnFrom(declarations);

/** One document that was explained and then run. */
export interface Compared {
  readonly explained: Explained;
  readonly ran: Ran;
  readonly values: ReadonlySet<string>;
  /** Whether someone else than the persona had it explained. */
  readonly byInspector: boolean;
  readonly about: string;
  readonly wrong: readonly string[];
}

/** Officials of the sample who are let in; of a suspended one nothing is explained to itself. */
export const ASKING: readonly PersonaAsker[] = personaAskers().filter(
  ({ asker }) => !asker.requester.suspended,
);

/** Has documents explained, runs them, and compares. */
export class Comparing {
  private readonly random: SeededRandom;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly hub: TestHub,
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
  }

  private token(persona: string): Promise<string> {
    const token = this.tokens.get(persona) ?? this.hub.token(persona);
    this.tokens.set(persona, token);
    return token;
  }

  /** @throws Error when there is no explanation, or it is not of the coordinates of the document */
  async compare(persona: PersonaAsker, given?: WorldQuestion): Promise<Compared> {
    const { random } = this;
    const { kind, official } = persona.asker.requester;
    const known = audienceSchema(schema, declarations, kind);
    const drawn = given ?? drawQuestion({ ...pools, random, schema: known }, persona.name);
    const purpose = drawn.purpose ?? random.pick(PURPOSES);
    const request = drawn.request ?? null;
    const { document, variables, coordinates } = renderDocument(known, drawn);
    const byInspector = random.percent(BY_INSPECTOR);
    const reason = 'Compares what is explained with what is given';
    const answer = await ask(this.hub.gateway.url, {
      token: await this.token(byInspector ? INSPECTOR : persona.name),
      reason,
      // An explanation has a purpose of its own; a machine acts for those of its mandates alone.
      purpose:
        byInspector || persona.purposes.includes('OVERSIGHT')
          ? 'OVERSIGHT'
          : (persona.purposes[0] ?? ''),
      document: EXPLAIN,
      variables: { document, variables, purpose, request, as: byInspector ? { official } : null },
    });
    const about = `${persona.name}${byInspector ? ' by an inspector' : ''} for ${purpose} on ${request ?? 'nothing'}: ${document} ${JSON.stringify(variables)}`;
    const explained = (answer.body?.data as { explain?: Explained } | undefined)?.explain;
    if (!explained?.fields) throw new Error(`${answer.bytes} for ${about}`);
    const run = await ask(this.hub.gateway.url, {
      token: await this.token(persona.name),
      reason,
      purpose,
      ...(request ? { request } : {}),
      document,
      variables,
    });
    const extensions = (run.body?.extensions ?? {}) as { withheld?: { coordinate: string }[] };
    const errors = (run.body?.errors ?? []) as { extensions: { code: string } }[];
    const ran: Ran = {
      data: run.body?.data,
      codes: errors.map((error) => error.extensions.code),
      withheld: (extensions.withheld ?? []).map(({ coordinate }) => coordinate),
    };
    const root = known.getQueryType() as GraphQLObjectType;
    const values = valuesIn(root, drawn.chosen, run.body?.data);
    const asked = [...coordinates].filter((one) => !ROOTS.test(one)).sort();
    const told = explained.fields.map(({ coordinate }) => coordinate).sort();
    const wrong = [
      ...(String(told) === String(asked) ? [] : ['its coordinates are not those of the document']),
      ...contradictions(explained, ran, values),
    ];
    return { explained, ran, values, byInspector, about, wrong };
  }
}
