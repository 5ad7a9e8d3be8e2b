import {
  Kind,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Answered } from './Answered';
import type { Facts } from './Facts';
import { NOWHERE, ON_ITS_REQUEST, enter, mustBeThere, partsOf, waysOf, type Place } from './Place';
import { expectRoot } from './expectRoot';
import { isSealed, isThere, opens, type Way } from './ways';

/** How often each coordinate was given and withheld, so that a comparison of nothing shows. */
export class Seen {
  readonly given = new Map<string, number>();
  readonly withheld = new Map<string, number>();

  /** Answers with a protected value or the lack of one. */
  answers = 0;
  /**
   * Those of them with a value that opens apart from a row that is there, and those of these that withheld one.
   * Most types are there as a whole or not at all, and so can withhold nothing: a request and its course, word
   * of danger, changes of policy. The more such types there are, the less a share of all answers says.
   */
  apart = 0;
  withholding = 0;

  /** @param opensApart whether another category opens a coordinate than the one by which its row is there */
  constructor(readonly opensApart: (coordinate: string) => boolean) {}

  count(which: 'given' | 'withheld', coordinate: string): void {
    this[which].set(coordinate, (this[which].get(coordinate) ?? 0) + 1);
  }
}

const asText = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  const instant = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? value.toLowerCase() : String(instant);
};
const same = (one: unknown, other: unknown): boolean => asText(one) === asText(other);

/** Told in another form than its row has it. */
const ELSEWHERE = new Set(['CategoryDecision.ground', 'AuditEntry.answerDigest']);

class Walk {
  readonly faults: string[] = [];
  readonly denied = new Set<string>();
  compared = 0;
  /** Values that open apart from their row, of rows that are there. */
  apart = 0;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly facts: Facts,
    private readonly asked: Answered,
    private readonly seen: Seen,
    document: DocumentNode,
  ) {
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(one.name.value, one);
  }

  fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      if (one.kind === Kind.INLINE_FRAGMENT) return this.fieldsOf(one.selectionSet);
      const fragment = this.fragments.get(one.name.value);
      return fragment ? this.fieldsOf(fragment.selectionSet) : [];
    });
  }

  object(
    type: GraphQLObjectType,
    node: FieldNode,
    value: Record<string, unknown>,
    above: Place,
  ): void {
    const { facts } = this;
    const { reader } = this.asked;
    const place = enter(facts, type.name, value['id'] as string | undefined, above);
    if (type.name.endsWith('Person') && isSealed(facts, reader, place.person))
      this.faults.push('a sealed person is named');
    let ways: Way[] | null = null;
    for (const one of node.selectionSet ? this.fieldsOf(node.selectionSet) : []) {
      const name = one.name.value;
      const field = type.getFields()[name];
      if (!field) continue;
      const coordinate = `${type.name}.${name}`;
      const category = this.asked.categories.get(coordinate) ?? 'OPEN';
      const got = value[one.alias?.value ?? name];
      if (category !== 'OPEN') {
        this.compared += 1;
        ways ??= waysOf(type.name, facts, reader, place);
        // Named by another part, and not there for this reader where persons are kept.
        const absent = type.name === 'Person' && !isThere(facts, reader, ways);
        if (!absent && this.seen.opensApart(coordinate)) this.apart += 1;
        if (absent || !opens(facts, reader, ways, category)) {
          if (got !== null) this.faults.push(`${coordinate} came out`);
          if (!absent) {
            this.seen.count('withheld', coordinate);
            this.denied.add(coordinate);
          }
          continue;
        }
        this.given(coordinate, got, place, isObjectType(getNamedType(field.type)));
      }
      this.below(getNamedType(field.type), coordinate, one, got, place);
    }
  }

  private given(coordinate: string, got: unknown, place: Place, object: boolean): void {
    const name = coordinate.slice(coordinate.indexOf('.') + 1);
    if (got !== null) this.seen.count('given', coordinate);
    const there = mustBeThere(coordinate, this.facts, this.asked.reader, place);
    if (there === false && ON_ITS_REQUEST.includes(coordinate))
      if (this.asked.reader.request !== place.request) {
        this.seen.count('withheld', coordinate);
        this.denied.add(coordinate);
      }
    if (there !== null && there !== (got !== null))
      this.faults.push(`${coordinate} is ${got === null ? 'missing' : 'there'}`);
    if (object || !(name in place.values) || ELSEWHERE.has(coordinate)) return;
    if (!same(got, place.values[name])) this.faults.push(`${coordinate} is not what the row says`);
  }

  private below(
    type: unknown,
    coordinate: string,
    node: FieldNode,
    got: unknown,
    place: Place,
  ): void {
    if (!isObjectType(type) || got === null || got === undefined) return;
    const rows = (Array.isArray(got) ? got : [got]) as (Record<string, unknown> | null)[];
    const parts = partsOf(coordinate, this.facts, this.asked.reader, place);
    if (parts && parts.length !== rows.length)
      this.faults.push(`${coordinate} has ${rows.length} rows in place of ${parts.length}`);
    rows.forEach((row, at) => {
      if (row) this.object(type, node, row, { ...place, values: parts?.[at] ?? {} });
    });
  }
}

/** Compares an answer with the direct decision about each of its values; what differs, by coordinate. */
export function checkAnswer(facts: Facts, asked: Answered, seen: Seen): string[] {
  const document = parse(asked.document);
  const walk = new Walk(facts, asked, seen, document);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const root = asked.schema.getRootType(operation.operation);
  if (!root) throw new Error(`no ${operation.operation}`);
  for (const node of walk.fieldsOf(operation.selectionSet)) {
    const field = root.getFields()[node.name.value];
    const got = asked.data?.[node.alias?.value ?? node.name.value] ?? null;
    const args = Object.fromEntries(
      (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
    );
    walk.faults.push(...expectRoot(node.name.value, args, got, facts, asked));
    const type = field && getNamedType(field.type);
    if (got === null || !isObjectType(type)) {
      if (node.name.value === '_entities') entities(walk, asked, node, got);
      continue;
    }
    if (isListType(field && getNullableType(field.type))) {
      for (const one of got as Record<string, unknown>[])
        walk.object(type, node, one, asked.below ?? NOWHERE);
    } else walk.object(type, node, got as Record<string, unknown>, asked.below ?? NOWHERE);
  }
  const told = new Set(
    asked.withheld.filter(({ count }) => count > 0).map(({ coordinate }) => coordinate),
  );
  for (const one of walk.denied)
    if (!told.has(one)) walk.faults.push(`${one} is not said to be withheld`);
  for (const one of told)
    if (!walk.denied.has(one)) walk.faults.push(`${one} is said to be withheld`);
  if (walk.compared > 0) seen.answers += 1;
  if (walk.apart > 0) seen.apart += 1;
  if ([...walk.denied].some((one) => seen.opensApart(one))) seen.withholding += 1;
  return [...new Set(walk.faults)];
}

const entities = (walk: Walk, { schema }: Answered, node: FieldNode, got: unknown): void => {
  for (const one of (got ?? []) as (Record<string, unknown> | null)[]) {
    const type = one && schema.getType(String(one['__typename']));
    if (one && isObjectType(type)) walk.object(type, node, one, NOWHERE);
  }
};
