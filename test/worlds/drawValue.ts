import type { SeededRandom } from '@lidhja/exchange';
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';

/** Values by `Owner.name`, by name or by type, of rows that are there, that are hidden and that are nowhere. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

/** A place for a value: a field's argument or a field of an input. */
export interface Place {
  /** Name of the field with the argument, or of the input. */
  readonly owner: string;
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** Given whenever there is a place for it: without it the answer would change from one moment to the next. */
export const KEPT: ReadonlySet<string> = new Set(['until']);

const FRESH = 1_000_000;

/** Draws values for the inputs of a schema, known ones or such as fit their type. */
export class ValueDrawing {
  constructor(
    private readonly random: SeededRandom,
    private readonly values: Values,
  ) {}

  draw({ owner, name, type }: Place): unknown {
    const { random, values } = this;
    const plain = getNullableType(type);
    const known = values[`${owner}.${name}`] ?? values[name];
    if (known && known.length > 0) return this.pick(known);
    if (isListType(plain)) {
      const drawn = Array.from({ length: 1 + random.below(2) }, () =>
        this.draw({ owner, name: `${name}[]`, type: plain.ofType as GraphQLInputType }),
      );
      return [...new Map(drawn.map((one) => [JSON.stringify(one), one])).values()];
    }
    if (isEnumType(plain)) return random.pick(plain.getValues()).name;
    if (isInputObjectType(plain)) {
      return Object.fromEntries(
        Object.values(plain.getFields()).flatMap((field): [string, unknown][] => {
          const wanted = isNonNullType(field.type) || KEPT.has(field.name) || random.percent(30);
          if (!wanted) return [];
          return [[field.name, this.draw({ ...field, owner: plain.name })]];
        }),
      );
    }
    const fitting = values[`:${plain.name}`] ?? values[':String'];
    if (!fitting) throw new Error(`no values are known for ${owner}.${name}`);
    return this.pick(fitting);
  }

  private pick(values: readonly unknown[]): unknown {
    const one = this.random.pick(values);
    return typeof one === 'string' ? one.replace('#', String(this.random.below(FRESH))) : one;
  }
}
