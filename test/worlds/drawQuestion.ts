import type { SeededRandom } from '@lidhja/exchange';
import type { Purpose } from '@lidhja/policy';
import {
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Chosen, Given, WorldQuestion } from './Question';

/** From what a question is drawn. */
export interface Urn {
  readonly random: SeededRandom;
  readonly schema: GraphQLSchema;
  /** Purposes by root field; none for open data. */
  readonly purposes: ReadonlyMap<string, readonly Purpose[]>;
  /** Values by `field.argument`, of rows that are there, that are hidden and that are nowhere. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /** The record is read up to here, since every question adds to it. */
  readonly until: string;
  readonly requests: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

const OFTEN = [
  'findCase',
  'assignedCases',
  'informationRequest',
  'informationRequests',
  'referrals',
];
const ANY: readonly Purpose[] = ['THIS_PROCEEDING', 'PREVENTION', 'STATISTICS', 'OTHER'];

/** Draws questions that fit a schema, one field under another, within the limits of the hub. */
class Drawing {
  private aliases = 0;

  constructor(private readonly urn: Urn) {}

  private value(field: string, { name, type }: GraphQLArgument): unknown {
    const { random, values, until } = this.urn;
    const known = values[`${field}.${name}`] ?? values[name];
    if (known) return random.pick(known);
    const named = getNamedType(type);
    if (isEnumType(named)) {
      const one = random.pick(named.getValues()).name;
      return String(type).startsWith('[') ? [one] : one;
    }
    if (name !== 'filter') throw new Error(`no values are known for ${field}(${name}:)`);
    const part = random.below(4);
    return {
      until,
      ...(part === 1 ? { type: random.pick(['RELEASED', 'DISPATCHED', 'REFUSED']) } : {}),
      ...(part === 2 ? { operation: random.pick(values['operation'] ?? []) } : {}),
      ...(part === 3 ? { from: until.slice(0, 4) + '-01-01T00:00:00Z' } : {}),
    };
  }

  private given(field: Field): Record<string, Given> {
    const { random } = this.urn;
    return Object.fromEntries(
      field.args.flatMap((argument): [string, Given][] => {
        const { name } = argument;
        // Pages are kept small, so that they end between rows; `after` comes from an answer.
        const wanted = isRequiredArgument(argument) || name === 'first' || name === 'filter';
        if (!wanted && (name === 'after' ? !random.percent(2) : !random.percent(40))) return [];
        const value = this.value(field.name, argument);
        const kept = name === 'filter' ? { kept: true as const } : {};
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
    const few = chosen.slice(0, 3);
    const told = leaves.filter(({ name }) => random.percent(name === 'endCursor' ? 80 : 45));
    if (told.length + few.length === 0) {
      const [leaf] = leaves.length > 0 ? [random.pick(leaves)] : [];
      if (leaf) told.push(leaf);
      else few.push(random.pick(parts));
    }
    return [...told, ...few].map((field) => this.one(field, depth));
  }

  question(persona: string): WorldQuestion {
    const { random, schema, purposes, requests } = this.urn;
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    const often = fields.filter(({ name }) => OFTEN.includes(name));
    const pick = (): Field =>
      random.pick(often.length > 0 && random.percent(60) ? often : fields) as Field;
    const roots = new Set([pick(), ...(random.percent(25) ? [pick()] : [])]);
    const chosen = [...roots].map((field) => this.one(field, 1 + random.below(6)));
    const served = [...roots].flatMap(({ name }) => purposes.get(name) ?? []);
    const fitting = served.length > 0 ? served : ANY;
    const purpose = random.percent(85) ? random.pick(random.percent(90) ? fitting : ANY) : null;
    // Who asks on a request usually names one that answers to what is asked.
    const asked = chosen
      .map(({ given }) => given['id']?.value)
      .find((id) => requests.includes(`${id as string}`));
    const request = random.percent(45) ? random.pick(requests) : null;
    const relied = typeof asked === 'string' && random.percent(60) ? asked : request;
    return {
      persona,
      purpose: persona === 'public' ? null : purpose,
      request: relied,
      chosen,
    };
  }
}

/** The next question of a persona. */
export const drawQuestion = (urn: Urn, persona: string): WorldQuestion =>
  new Drawing(urn).question(persona);
