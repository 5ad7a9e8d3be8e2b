import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { keyOf, type Chosen, type WorldQuestion } from './Question';
import { ASKING, type Pair, type Worlds } from './Worlds';

/** What the answers had in them, so that a comparison of empty ones does not pass for one. */
export class Tally {
  compared = 0;
  answered = 0;
  withProtected = 0;
  statements = 0;
  private readonly covered = new Set<string>();

  constructor(private readonly worlds: Worlds) {}

  private holdsProtected(
    type: GraphQLObjectType,
    parts: readonly Chosen[],
    value: unknown,
  ): boolean {
    if (Array.isArray(value)) return value.some((one) => this.holdsProtected(type, parts, one));
    if (value === null || typeof value !== 'object') return false;
    return parts.some((part) => {
      const below = (value as Record<string, unknown>)[keyOf(part)];
      if (below === null || below === undefined) return false;
      const category = this.worlds.categories.get(`${type.name}.${part.field}`);
      if (category !== undefined && category !== 'OPEN') return true;
      const result = getNamedType(type.getFields()[part.field]?.type);
      return isObjectType(result) && this.holdsProtected(result, part.chosen, below);
    });
  }

  readonly count = (question: WorldQuestion, { one, data }: Pair): void => {
    this.compared += 1;
    this.statements += one.statements.length;
    if (one.status !== 200) return;
    this.answered += 1;
    const query = this.worlds.schemaOf(question.persona).getQueryType();
    if (query && this.holdsProtected(query, question.chosen, data)) this.withProtected += 1;
    const kind = this.worlds.kindOf(question.persona);
    for (const coordinate of this.worlds.render(question).coordinates)
      this.covered.add(`${kind} ${coordinate}`);
  };

  /** Share of what each audience can ask for that was asked for by it and answered. */
  coverage(): { share: number; missed: readonly string[] } {
    const wanted = new Set<string>();
    for (const persona of ASKING.filter((name) => name !== 'witness-protection-officer')) {
      const kind = this.worlds.kindOf(persona);
      const seen = new Set<GraphQLObjectType>();
      const visit = (type: GraphQLObjectType): void => {
        if (seen.has(type)) return;
        seen.add(type);
        for (const field of Object.values(type.getFields())) {
          wanted.add(`${kind} ${type.name}.${field.name}`);
          const result = getNamedType(field.type);
          if (isObjectType(result)) visit(result);
        }
      };
      const query = this.worlds.schemaOf(persona).getQueryType();
      if (query) visit(query);
    }
    const missed = [...wanted].filter((one) => !this.covered.has(one));
    return { share: 1 - missed.length / wanted.size, missed };
  }
}
