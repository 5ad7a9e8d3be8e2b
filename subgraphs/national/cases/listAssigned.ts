import type { Order } from '@lidhja/enforcement';
import { asksAhead } from '../security/askAhead';
import type { CaseFilter } from './CaseFilter';

/** Which of the assigned cases, in which order, and where the page starts. */
export interface AssignedList {
  readonly filter: CaseFilter;
  /** By `reference` or `openedOn`. */
  readonly order: Order;
  readonly limit: number;
  /** Value of the order's property and id of the row before; null for the start. */
  readonly after: readonly string[] | null;
}

const KEYS: Readonly<Record<string, { readonly column: string; readonly type: string }>> = {
  reference: { column: 'c.reference', type: 'text' },
  openedOn: { column: 'c.opened_on', type: 'date' },
};

/** How the cases to which no filter applies are listed. */
export const BY_REFERENCE: Order = { property: 'reference', descending: false };

/**
 * The statement for one page of the cases to which the official is assigned. Rows whose status this
 * session may not read have no value to be chosen or ordered by, and are not in it.
 * @param columns what is selected of `"national".readable_case c`
 * @throws Error for an order by another property
 */
export function listAssigned(
  columns: string,
  { filter, order, limit, after }: AssignedList,
): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const key = KEYS[order.property];
  if (!key) throw new Error(`cases are not ordered by ${order.property}`);
  const parameters: unknown[] = [limit];
  const given = (value: unknown, type: string): string => `$${parameters.push(value)}::${type}`;
  // Inside of `coalesce`, so that the join with the status stays an outer one and is read by the case,
  // however few rows there are.
  const conditions = [
    `${key.column} is not null`,
    ...(filter.stage ? [`c.stage = ${given(filter.stage, 'text')}`] : []),
    ...(filter.qark ? [`c.qark = ${given(filter.qark, 'text')}`] : []),
    ...(filter.openedFrom ? [`c.opened_on >= ${given(filter.openedFrom, 'date')}`] : []),
    ...(filter.openedBefore ? [`c.opened_on < ${given(filter.openedBefore, 'date')}`] : []),
    ...(after
      ? [
          `(${key.column}, c.id) ${order.descending ? '<' : '>'} (${given(after[0], key.type)}, ${given(after[1], 'uuid')})`,
        ]
      : []),
  ];
  const direction = order.descending ? ' desc' : '';
  return {
    sql: `select ${columns} from "national".readable_case c
       where ${asksAhead('readable_case')}
         and c.id = any ((select "national".my_cases())::uuid[])
         and coalesce(${conditions.join(' and ')}, false)
       order by ${key.column}${direction}, c.id${direction} limit $1`,
    parameters,
  };
}
