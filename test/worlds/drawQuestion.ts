import type { SeededRandom } from '@lidhja/exchange';
import type { Purpose } from '@lidhja/policy';
import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { KEPT, ValueDrawing, type Values } from './drawValue';
import type { Chosen, Given, WorldQuestion } from './Question';
import { Unasked, type IsAsked } from './Unasked';

/** From what a question is drawn. */
export interface Urn {
  readonly random: SeededRandom;
  readonly schema: GraphQLSchema;
  /** Purposes by root field; none for open data. */
  readonly purposes: ReadonlyMap<string, readonly Purpose[]>;
  readonly values: Values;
  readonly requests: readonly string[];
  /** What need not be drawn again; all is drawn alike where it is left out. */
  readonly isAsked?: IsAsked;
}

type Field = GraphQLField<unknown, unknown>;

const OFTEN = [
  'findCase',
  'assignedCases',
  'informationRequest',
  'informationRequests',
  'referrals',
];
/** Writes that whoever has them can often complete with what is drawn. */
export const OFTEN_WRITTEN = ['publishActivity', 'submitInformationRequest'];
const ANY: readonly Purpose[] = ['THIS_PROCEEDING', 'PREVENTION', 'STATISTICS', 'OTHER'];

const takesKept = ({ type }: GraphQLArgument): boolean => {
  const named = getNamedType(type);
  return isInputObjectType(named) && keepsSomething(named.getFields());
};

const keepsSomething = (value: object): boolean => Object.keys(value).some((key) => KEPT.has(key));

/** Draws questions that fit a schema, one field under another, within the limits of the hub. */
class Drawing {
  private aliases = 0;
  private readonly drawing: ValueDrawing;
  private readonly unasked: Unasked | null;

  constructor(private readonly urn: Urn) {
    const { random, values, schema, isAsked } = urn;
    this.drawing = new ValueDrawing(random, values);
    const roots = [schema.getQueryType(), schema.getMutationType()].filter((root) => !!root);
    this.unasked = isAsked ? new Unasked(roots, isAsked) : null;
  }

  /** In a hundred, how often a leaf is asked for. */
  private often(type: GraphQLObjectType, field: Field): number {
    if (field.name === 'endCursor') return 80;
    return this.unasked?.away(type, field) === 0 ? 95 : 45;
  }

  private given(field: Field): Record<string, Given> {
    const { random } = this.urn;
    return Object.fromEntries(
      field.args.flatMap((argument): [string, Given][] => {
        const { name } = argument;
        // Pages are kept small, so that they end between rows; `after` comes from an answer.
        const wanted = isRequiredArgument(argument) || name === 'first' || takesKept(argument);
        if (!wanted && (name === 'after' ? !random.percent(2) : !random.percent(40))) return [];
        const value = this.drawing.draw({ ...argument, owner: field.name });
        const holdsKept = value !== null && typeof value === 'object' && keepsSomething(value);
        const kept = holdsKept || isRequiredArgument(argument) ? { kept: true as const } : {};
        return [[name, { value, variable: random.percent(30), ...kept }]];
      }),
    );
  }

  private one(field: Field, depth: number): Chosen {
    const { random } = this.urn;
    const type = getNamedType(field.type);
    const renamed = this.aliases < 25 && random.percent(8);
    const alias = renamed ? `a${(this.aliases += 1)}` : null;
    const within = random.percent(85) ? 'plain' : random.pick(['inline', 'fragment'] as const);
    const chosen = isObjectType(type) ? this.within(type, depth - 1) : [];
    return { field: field.name, alias, within, given: this.given(field), chosen };
  }

  private within(type: GraphQLObjectType, depth: number): Chosen[] {
    const { random } = this.urn;
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => !isObjectType(getNamedType(field.type)));
    const parts = fields.filter((field) => isObjectType(getNamedType(field.type)));
    const share = depth <= 0 ? 0 : Math.min(100, 40 + 120 / parts.length);
    const chosen = parts.filter((field) => field.name === 'nodes' || random.percent(share));
    const near = depth > 0 && this.unasked ? this.unasked.nearest(type, parts) : [];
    const few = [...new Set([...near, ...chosen])].slice(0, 3);
    const told = leaves.filter((field) => random.percent(this.often(type, field)));
    if (told.length + few.length === 0) {
      const [leaf] = leaves.length > 0 ? [random.pick(leaves)] : [];
      if (leaf) told.push(leaf);
      else few.push(random.pick(parts));
    }
    return [...told, ...few].map((field) => this.one(field, depth));
  }

  private put(persona: string, roots: readonly Field[], chosen: readonly Chosen[]): WorldQuestion {
    const { random, purposes, requests } = this.urn;
    const served = roots.flatMap(({ name }) => purposes.get(name) ?? []);
    const fitting = served.length > 0 ? served : ANY;
    const purpose = random.percent(85) ? random.pick(random.percent(90) ? fitting : ANY) : null;
    // Who asks on a request usually names one that answers to what is asked.
    const asked = chosen
      .map(({ given }) => given['id']?.value)
      .find((id) => requests.includes(`${id as string}`));
    const request = random.percent(45) ? random.pick(requests) : null;
    return {
      persona,
      operation: 'query',
      purpose: persona === 'public' ? null : purpose,
      request: typeof asked === 'string' && random.percent(60) ? asked : request,
      chosen,
    };
  }

  /** One of the fields that lead soonest to what has not been asked; null where nothing is said of that. */
  private nearest(
    type: GraphQLObjectType | null | undefined,
    fields: readonly Field[],
  ): Field | null {
    if (!type || !this.unasked) return null;
    return this.urn.random.pick(this.unasked.nearest(type, fields));
  }

  question(persona: string): WorldQuestion {
    const { random, schema } = this.urn;
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    const often = fields.filter(({ name }) => OFTEN.includes(name));
    const usual = (): Field =>
      random.pick(often.length > 0 && random.percent(60) ? often : fields) as Field;
    const pick = (): Field => this.nearest(schema.getQueryType(), fields) ?? usual();
    const roots = [...new Set([pick(), ...(random.percent(25) ? [pick()] : [])])];
    return this.put(
      persona,
      roots,
      roots.map((field) => this.one(field, 1 + random.below(6))),
    );
  }

  write(persona: string): WorldQuestion | null {
    const { random, schema, purposes } = this.urn;
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    if (fields.length === 0) return null;
    const often = fields.filter(({ name }) => OFTEN_WRITTEN.includes(name));
    const field =
      often.length > 0 && random.percent(70)
        ? random.pick(often)
        : (this.nearest(schema.getMutationType(), fields) ?? random.pick(fields));
    const chosen = [this.one(field, 1 + random.below(4))];
    const put = this.put(persona, [field], chosen);
    const purpose = put.purpose ?? random.pick(purposes.get(field.name) ?? ANY);
    return { ...put, purpose, operation: 'mutation' };
  }
}

/** The next question of a persona. */
export const drawQuestion = (urn: Urn, persona: string): WorldQuestion =>
  new Drawing(urn).question(persona);

/** The next mutation of a persona; null for one whose schema has none. */
export const drawWrite = (urn: Urn, persona: string): WorldQuestion | null =>
  new Drawing(urn).write(persona);
