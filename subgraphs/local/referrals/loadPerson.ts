import type { RequestContext } from '@lidhja/enforcement';
import type { Person } from './Person';

/** Whom a record is about, and on which basis that is told. */
interface PersonEdge {
  readonly person: string;
  readonly basis: string;
}

/**
 * The person of a record, as far as row security tells of it: all that one answer asks for in one statement.
 * @param of the record's id
 * @param key the edge's property that names the record
 * @returns null where no edge is there for this session
 */
export async function loadPerson<Key extends string>(
  context: RequestContext,
  of: string,
  key: Key,
  find: (
    ids: readonly string[],
  ) => Promise<readonly (PersonEdge & Readonly<Record<Key, string>>)[]>,
): Promise<Person | null> {
  const loader = context.loader(`persons by ${key}`, async (ids: readonly string[]) => {
    const byRecord = new Map((await find(ids)).map((edge) => [edge[key] as string, edge]));
    return ids.map((one) => byRecord.get(one) ?? null);
  });
  const edge = await loader.load(of);
  return edge && { id: edge.person, access: `${edge.basis}||` };
}
