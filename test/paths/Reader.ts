import { PUBLIC, type Condition, type Purpose, type Requester } from '@lidhja/policy';
import type { FactRow, Facts } from './Facts';

/** Who asks, what for, and on which request. */
export interface Reader {
  readonly persona: string;
  readonly purpose: Purpose | null;
  readonly request: string | null;
  readonly requester: Requester;
  /** What holds for the reader whatever is read. */
  readonly facts: readonly Condition[];
}

const list = (value: unknown): string[] => (value ?? []) as string[];
const day = (now: number): string => new Date(now).toISOString().slice(0, 10);
const instant = (value: unknown): number => Date.parse(String(value));

const inspects = (facts: Facts, organisation: FactRow): boolean =>
  facts
    .where('inspections', 'organisation', organisation['id'])
    .some((one) => instant(one['openedAt']) <= facts.now && facts.now <= instant(one['endsAt']));

/** The reader as the registry's own rows say; a persona without a row there is the public. */
export function readerOf(
  facts: Facts,
  persona: string,
  purpose: Purpose | null,
  request: string | null = null,
): Reader {
  const official = facts.one('officials', 'subject', persona);
  const organisation = facts.one('organisations', 'id', official?.['organisation']);
  if (!official || !organisation)
    return { persona, purpose, request, requester: PUBLIC, facts: [] };
  const held: Condition[] = [];
  const trained = official['trainedUntil'] as string | null;
  if (trained !== null && trained >= day(facts.now)) held.push('trained');
  if (list(official['clearances']).length > 0) held.push('cleared');
  if (organisation['kind'] === 'oversight' && inspects(facts, organisation))
    held.push('opened_inspection');
  const requester: Requester = {
    kind: organisation['kind'] as Requester['kind'],
    organisation: String(organisation['id']),
    official: String(official['id']),
    country: String(organisation['country']),
    functions: list(official['functions']),
    areas: list(official['areas']),
    clearances: list(official['clearances']),
    suspended: false,
  };
  return { persona, purpose, request, requester, facts: held };
}
