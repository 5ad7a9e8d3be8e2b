import type { RequestContext } from '@lidhja/enforcement';
import type { Case } from './Case';
import { CaseStore, type CasePart, type PartName } from './CaseStore';

/**
 * What decides about a part: the same as about the case; for a person with the conditions that the
 * person adds, and with the marks of both, which SQL has put together.
 */
const accessOf = (access: string, { facts, marks }: CasePart): string => {
  if (marks === undefined) return access;
  const [basis = '', held = ''] = access.split('|');
  return [basis, [held, facts].filter(Boolean).join(','), marks].join('|');
};

/** Parts of a case, read for all cases at once. */
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
    access: accessOf(access, row),
    record: id,
  }));
}
