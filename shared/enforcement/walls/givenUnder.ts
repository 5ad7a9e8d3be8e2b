import type { Subject } from '@lidhja/policy';
import type { GrantInForce } from './Standing';

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

/**
 * What a value is once it is given under a grant: it bears the codes of the row and of the agreement,
 * and is used as the request declared. Of the agreement's codes the owner is the provider and the one
 * whom the grant names the first recipient, so its H2 keeps nobody but others away. A permission holds
 * only where it holds for each code that asks for one.
 */
export function givenUnder(
  { declaredUse = null, handling = [], evidencePermitted = false }: GrantInForce,
  row: Subject,
): Subject {
  const evidence = declaredUse === 'judicial_evidence';
  const onRow = row.handling.includes('H2') || (evidence && row.handling.includes('H1'));
  const onGrant = evidence && handling.includes('H1');
  return {
    ...row,
    declaredUse,
    handling: unique([...row.handling, ...handling]),
    firstRecipient: row.handling.includes('H2') ? row.firstRecipient : true,
    providerPermission: (!onRow || row.providerPermission) && (!onGrant || evidencePermitted),
  };
}
