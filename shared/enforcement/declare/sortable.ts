const SORTABLE = new WeakMap<object, string[]>();

/** Notes that lists of the class can be ordered by the property. */
export function addSortable(target: object, property: string): void {
  SORTABLE.set(target, [...sortableOf(target), property]);
}

/** The properties of a class that are declared sortable, in the order of their declaration. */
export const sortableOf = (target: object): readonly string[] => SORTABLE.get(target) ?? [];
