import type { Session } from '@lidhja/enforcement';
import type { ListAsked } from '@lidhja/policy';
import { ConsentStore } from '../consents/ConsentStore';
import type { Whose } from './ReadingStore';
import { RepresentativeStore } from './RepresentativeStore';

/** How whoever asks stands before the list of a person. The same statements are sent whatever is found. */
export async function standingOf(
  session: Session,
  { consent, representative }: Whose,
): Promise<Pick<ListAsked, 'reader' | 'own' | 'conflictCheckPassed'>> {
  const edges = await ConsentStore.findPersons(session, [consent]);
  const named = await RepresentativeStore.findOf(session, [consent]);
  const id = representative?.toLowerCase();
  return {
    reader: representative === null ? 'PERSON' : 'REPRESENTATIVE',
    own: edges.some(({ basis }) => basis === 'own_record'),
    conflictCheckPassed: named.some((one) => one.id === id && one.state === 'PASSED'),
  };
}
