import type { RequestContext } from '@lidhja/enforcement';
import type { Identification } from './Person';
import { PersonStore } from './PersonStore';

/** What each body decided about a person, oldest first, decided as the row through which it is reached. */
export async function identificationsOf(
  person: string,
  { access, record }: { readonly access: string; readonly record: string },
  context: RequestContext,
): Promise<Identification[]> {
  const loader = context.loader('identifications', async (ids: readonly string[]) => {
    const rows = await PersonStore.findIdentifications(context.session, ids);
    return ids.map((one) => rows.filter((row) => row.personId === one));
  });
  const rows = await loader.load(person);
  return rows.map((row) => ({
    ...row,
    about: person,
    access,
    record,
  })) as unknown as Identification[];
}
