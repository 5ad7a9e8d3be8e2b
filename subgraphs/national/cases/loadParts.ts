import type { RequestContext } from '@lidhja/enforcement';
import type { Case } from './Case';
import { CaseStore, type CasePart, type PartName } from './CaseStore';

/** Parts of a case, read for all cases at once and decided as the case is, with the mark of a child. */
export async function loadParts<T extends CasePart>(
  context: RequestContext,
  part: PartName,
  { id, access }: Case,
): Promise<(T & { access: string; record: string })[]> {
  const loader = context.loader(`case.${part}`, async (cases: readonly string[]) => {
    const rows = await CaseStore.findParts<T>(context.session, part, cases);
    return cases.map((one) => rows.filter((row) => row.caseId === one));
  });
  return (await loader.load(id)).map((row) => ({
    ...row,
    access: row.child ? `${access}child` : access,
    record: id,
  }));
}
