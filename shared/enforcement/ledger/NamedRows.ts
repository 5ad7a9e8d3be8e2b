import type { NamedRow } from '@lidhja/audit';
import type { Noted } from './Noted';

/**
 * The rows that an event tells of, those about the same once: what an entry of the record says can then be read
 * without those of a person who is protected later.
 */
export class NamedRows {
  private readonly places = new Map<string, number>();
  private readonly known = new Map<Noted, number>();
  private readonly rows: NamedRow[] = [];

  get all(): readonly NamedRow[] {
    return this.rows;
  }

  /** Where the row stands among all, from 0; two that are about the same stand in one place. */
  placeOf(row: Noted): number {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const { id, record, about } = row;
    const name = id ?? record;
    const of = [...new Set([id, record, about])].filter((one) => typeof one === 'string');
    const key = [name, ...of].join(' ');
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.rows.push({ ...(name === undefined ? {} : { record: name }), of }) - 1;
      this.places.set(key, place);
    }
    this.known.set(row, place);
    return place;
  }
}
