import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { keyOf, rootOf, type Chosen, type WorldQuestion } from './Question';
import { firstDifference } from './findInterference';
import type { IsAsked } from './Unasked';
import type { Pair, Worlds } from './Worlds';

/** Refusals of a coordinate after which it is drawn like any other. */
const ENOUGH = 4;

const BROKEN = /"INTERNAL"/;

/** What the answers had in them, so that a comparison of empty ones does not pass for one. */
export class Tally {
  compared = 0;
  answered = 0;
  withProtected = 0;
  /** Mutations that were carried out. */
  written = 0;
  statements = 0;
  plans = 0;
  /** Answers that are the same because both worlds broke. */
  broken = 0;
  private readonly covered = new Set<string>();
  private readonly tried = new Map<string, number>();

  constructor(
    private readonly worlds: Worlds,
    private readonly say: (line: string) => void,
  ) {}

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

  /** Differences that were not there when it was asked again. */
  passed = 0;

  readonly passing = (_question: WorldQuestion, pair: Pair): void => {
    this.passed += 1;
    this.say(['passing', ...firstDifference(pair)].join('\n'));
  };

  readonly same = (question: WorldQuestion, pair: Pair): void => {
    const { one, data } = pair;
    this.compared += 1;
    if (BROKEN.test(one.bytes)) {
      this.broken += 1;
      this.say(`answered by a fault: ${this.worlds.render(question).document}`);
    }
    this.statements += one.statements.flat().length;
    this.plans += one.plans.flat().filter(Boolean).length;
    const kind = this.worlds.kindOf(question.persona);
    const asked = [...this.worlds.render(question).coordinates].map((one) => `${kind} ${one}`);
    for (const one of asked) this.tried.set(one, (this.tried.get(one) ?? 0) + 1);
    if (one.status !== 200) return;
    this.answered += 1;
    const root = rootOf(this.worlds.schemaOf(question.persona), question);
    if (this.holdsProtected(root, question.chosen, data)) this.withProtected += 1;
    if (question.operation === 'mutation' && Object.values(data ?? {}).some(Boolean))
      this.written += 1;
    for (const one of asked) this.covered.add(one);
  };

  /** What was answered, or refused so often that something else is worth asking. */
  readonly isAsked = (persona: string): IsAsked => {
    const kind = this.worlds.kindOf(persona);
    return (coordinate) => {
      const one = `${kind} ${coordinate}`;
      return this.covered.has(one) || (this.tried.get(one) ?? 0) >= ENOUGH;
    };
  };

  /** Share of what each audience can ask for that was asked for by it and answered. */
  coverage(): { share: number; missed: readonly string[] } {
    const wanted = new Set<string>();
    for (const persona of this.worlds.asking) {
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
      const schema = this.worlds.schemaOf(persona);
      for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) visit(root);
    }
    const missed = [...wanted].filter((one) => !this.covered.has(one));
    return { share: 1 - missed.length / wanted.size, missed };
  }
}
