import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';

/** Whether `Type.field` has been asked. */
export type IsAsked = (coordinate: string) => boolean;

type Field = GraphQLField<unknown, unknown>;

const resultOf = (field: Field): GraphQLObjectType | null => {
  const type = getNamedType(field.type);
  return isObjectType(type) ? type : null;
};

/** Fields of an object type, and of those that they lead to, that have not been asked yet. */
export class Unasked {
  private readonly steps = new Map<GraphQLObjectType, number>();

  constructor(
    roots: readonly GraphQLObjectType[],
    private readonly isAsked: IsAsked,
  ) {
    const types = new Set<GraphQLObjectType>();
    const visit = (type: GraphQLObjectType): void => {
      if (types.has(type)) return;
      types.add(type);
      for (const field of Object.values(type.getFields())) {
        const result = resultOf(field);
        if (result) visit(result);
      }
    };
    roots.forEach(visit);
    // As often as a way is long: each time those are found that are one step further away.
    for (let before = -1; before < this.steps.size;) {
      before = this.steps.size;
      const found = [...types]
        .filter((type) => !this.steps.has(type))
        .map((type) => [type, this.least(type)] as const);
      for (const [type, least] of found) if (least < Infinity) this.steps.set(type, least);
    }
  }

  private least(type: GraphQLObjectType): number {
    return Math.min(...Object.values(type.getFields()).map((field) => this.away(type, field)));
  }

  /** Fields to be asked one below the other until one is met that has not been: 0 for such a one, no number for none. */
  away(type: GraphQLObjectType, field: Field): number {
    if (!this.isAsked(`${type.name}.${field.name}`)) return 0;
    const result = resultOf(field);
    return 1 + ((result && this.steps.get(result)) ?? Infinity);
  }

  /** Of some fields those that are nearest to one that has not been asked; all where everything has. */
  nearest(type: GraphQLObjectType, fields: readonly Field[]): readonly Field[] {
    const least = Math.min(...fields.map((field) => this.away(type, field)));
    return fields.filter((field) => this.away(type, field) === least);
  }
}
