import { Kind, type FieldNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** How one number is made of a selection set. */
export interface Measure {
  /** What a field counts; `below` measures what is selected in it. */
  readonly field: (node: FieldNode, below: () => number) => number;
  readonly join: (one: number, other: number) => number;
}

/**
 * Measures selections through fragments. Each fragment is measured once, so a bomb of them costs no
 * more than its text, and what it is called changes nothing (threats 24 and 27).
 */
export function measure(
  context: ValidationContext,
  { field, join }: Measure,
): (set: SelectionSetNode) => number {
  const measured = new Map<string, number>();
  const fragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by validation; here it only has to end.
    measured.set(name, 0);
    const definition = context.getFragment(name);
    const size = definition ? of(definition.selectionSet) : 0;
    measured.set(name, size);
    return size;
  };
  const of = ({ selections }: SelectionSetNode): number =>
    selections.reduce((size, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return join(size, fragment(selection.name.value));
      }
      const { selectionSet } = selection;
      const below = (): number => (selectionSet ? of(selectionSet) : 0);
      return join(size, selection.kind === Kind.FIELD ? field(selection, below) : below());
    }, 0);
  return of;
}
