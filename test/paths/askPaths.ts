import type { SeededRandom } from '@lidhja/exchange';
import type { Answered } from './Answered';
import { checkAnswer, type Seen } from './checkAnswer';
import type { Entrance, Hub, WayIn } from './Hub';
import { FORMS, writeDocument, type Literals, type PathIn } from './PathIn';
import { PREVIEWED, type Place } from './Place';
import type { Reader } from './Reader';
import type { FactRow } from './Facts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** Lists that are compared as a whole. */
const WHOLE = [
  ...[
    'assignedCases',
    'referrals',
    'informationRequests',
    ...[
      'pendingRequests',
      'arrivedInformation',
      'pendingOnwardRequests',
      'pendingOutwardRequests',
      'escalatedRequests',
      'dueReviews',
      'dueCaseReviews',
      'dueRecordReviews',
      'copiesCalledIn',
      'copiesAskedFor',
    ],
    'pendingSpontaneousInformation',
    'notices',
    'undeliveredNotices',
    ...['receivedDangerPushes', 'sentDangerPushes', 'dangerPushesToReview', 'dueDangerReviews'],
    'consents',
    'returns',
    'breaches',
  ],
  'policyChanges',
];

const REFUSED = new Set([
  'UNAUTHENTICATED',
  'OPERATION_NOT_PERMITTED',
  'PURPOSE_REQUIRED',
  'PURPOSE_NOT_PERMITTED',
  'SELECTION_NOT_PERMITTED',
  // A preview of what another authority decides.
  'NOT_AVAILABLE',
]);

/** A decision on a request of the sample to be tried out, in part or as a whole, or the one that waits. */
const previewed = (waits: boolean, whole: boolean): string => {
  if (waits) return `{ requestId: "${PREVIEWED.second}" }`;
  const ground = whole ? '' : ', ground: MINOR_OFFENCE';
  return `{ requestId: "${PREVIEWED.open}", caseReference: "VL-2026-0003", categories: [
    { category: "CASE_STATUS" }, { category: "OFFENCE"${ground} }, { category: "EXPLOITATION" }] }`;
};

/** What the arguments on a way are given: rows that are there, that are hidden and that are nowhere. */
export const literalsFor = (
  hub: Hub,
  { from, steps }: PathIn,
  random: SeededRandom,
  reader: Reader,
): Literals => {
  const { facts } = hub;
  const isBulky = steps.some(({ name }) => name === 'documents');
  // Half of what is asked for stands around the cases that tests and samples name.
  const named = facts.all('cases').filter(({ reference }) => /-000\d$/.test(String(reference)));
  const persons = named.flatMap(({ id }) => facts.where('edges', 'caseId', id));
  // What was granted on the request that is named, mostly: other cases it opens nothing of.
  const granted = facts.where('grants', 'request', reader.request);
  const opened = facts.all('cases').filter(({ id }) => granted.some(({ record }) => record === id));
  const opens = (): FactRow | null =>
    opened.length > 0 && random.percent(60) ? random.pick(opened) : null;
  const idOf = (table: 'cases' | 'persons' | 'requests'): string => {
    if (random.percent(6)) return NOWHERE;
    if (table === 'requests' && reader.request !== null && random.percent(60))
      return reader.request;
    const open = table === 'requests' ? null : opens();
    if (open && table === 'cases') return String(open['id']);
    const within = open ? facts.where('edges', 'caseId', open['id']) : [];
    if (within.length > 0) return String(random.pick(within)['personId']);
    if (table === 'cases' && random.percent(50)) return String(random.pick(named)['id']);
    if (table === 'persons' && random.percent(50)) return String(random.pick(persons)['personId']);
    return String(random.pick(facts.all(table))['id']);
  };
  const quoted = (value: unknown): string => JSON.stringify(value);
  const entity: Readonly<Record<string, () => string>> = {
    Case: () => idOf('cases'),
    Person: () => idOf('persons'),
    InformationRequest: () => idOf('requests'),
    OnwardRequest: () => String(random.pick(facts.all('onwards'))['id']),
    Network: () => String(random.pick(facts.all('contactPoints'))['network']),
    Organisation: () => String(random.pick(facts.all('organisations'))['id']),
  };
  const key = (): string =>
    from.name === 'Area' ? `code: "AL-12"` : `id: ${quoted(entity[from.name]?.() ?? NOWHERE)}`;
  return (field, argument) => {
    switch (argument) {
      case 'first':
        // The bytes of documents cost as much as a thousand values.
        if (WHOLE.includes(field) && steps.length < 3 && !isBulky) return '100';
        return steps.length < 4 ? '3' : '1';
      case 'input':
        return previewed(random.percent(30), random.percent(50));
      case 'filter':
        return field === 'auditEntries'
          ? `{ until: ${quoted(new Date(facts.now).toISOString())} }`
          : null;
      case 'document':
        return quoted(
          hub.entranceOf(reader).schema.getQueryType()?.getFields()['findCase']
            ? '{ findCase(reference: "XX-0") { stage victims { person { familyName } } } }'
            : '{ areas(kind: QARK, first: 1) { nodes { name } } }',
        );
      case 'as':
        return reader.requester.kind === 'oversight' && random.percent(50)
          ? '{ kind: "donor" }'
          : null;
      case 'reference':
        return quoted(
          random.percent(6)
            ? 'XX-0'
            : (opens() ?? random.pick(random.percent(50) ? named : facts.all('cases')))[
                'reference'
              ],
        );
      case 'id':
        return quoted(
          field === 'dangerPush'
            ? random.pick(facts.all('pushes'))['id']
            : field === 'informationRequest'
              ? idOf('requests')
              : field === 'findNetwork'
                ? entity['Network']?.()
                : field === 'policyChange' && random.percent(85)
                  ? random.pick(facts.all('changes'))['id']
                  : NOWHERE,
        );
      case 'consentId':
        return quoted(random.pick(facts.all('consents'))['id']);
      case 'representativeId':
        return random.percent(60) ? null : quoted(random.pick(facts.all('representatives'))['id']);
      case 'safeChannel':
        return String(random.percent(80));
      case 'representations':
        return `[${[0, 1, 2, 3].map(() => `{ __typename: "${from.name}", ${key()} }`).join(', ')}]`;
      case 'kind':
        return field === 'areas' ? random.pick(['QARK', 'MUNICIPALITY']) : null;
      case 'country':
        return field === 'agreements' ? '"AL"' : null;
      case 'whereabouts':
        return quoted(random.pick(['GR', 'AL', 'XK']));
      case 'year':
        return field === 'referralsToRegionalPolice' ? '2025' : null;
      default:
        return null;
    }
  };
};

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly withheld?: Answered['withheld'] };
}

/** Where a document is sent: to a subgraph, signed, or through the gateway where none is named. */
export type Door = string | null;

/** A document that was asked, and what of its answer differs from the direct decision. */
export interface Asked {
  readonly entrance: Entrance;
  readonly document: string;
  readonly reader: Reader;
  readonly door: Door;
  readonly faults: readonly string[];
}

const send = async (hub: Hub, reader: Reader, door: Door, document: string): Promise<Body> => {
  const { persona, purpose, request } = reader;
  const token = reader.requester.organisation === null ? undefined : await hub.token(persona);
  if (door !== null) {
    const fetch = { subgraph: door, token, purpose, request, document };
    return JSON.parse((await hub.hub.fetch(fetch)).text) as Body;
  }
  const { body } = await hub.hub.ask({
    ...(token ? { token } : {}),
    ...(purpose ? { purpose, reason: 'Goes every way' } : {}),
    ...(request ? { request } : {}),
    document,
  });
  return body as Body;
};

/** Puts a document, and compares its answer with the direct decision about every value in it. */
export async function askDocument(
  hub: Hub,
  entrance: Entrance,
  reader: Reader,
  door: Door,
  document: string,
  seen: Seen,
  below?: Place,
): Promise<Asked> {
  const { data = null, errors = [], extensions } = await send(hub, reader, door, document);
  const codes = errors.map(({ extensions: more }) => more?.code ?? 'none');
  const odd = codes.filter((code) => !REFUSED.has(code));
  if (odd.length > 0) {
    const faults = [`it was not answered: ${odd.join(' ')}`];
    throw new Error(describeAsked({ entrance, document, reader, door, faults }));
  }
  const withheld = extensions?.withheld ?? [];
  const answered = { ...entrance, document, reader, data, withheld, ...(below ? { below } : {}) };
  return { entrance, document, reader, door, faults: checkAnswer(hub.facts, answered, seen) };
}

/** Goes one way in one form, drawn for a persona, and compares. */
export async function askPath(
  hub: Hub,
  random: SeededRandom,
  way: WayIn,
  seen: Seen,
): Promise<Asked> {
  const { persona, door, entrance, path } = way;
  const reader = hub.draw(random, persona, path.root.name);
  const literals = literalsFor(hub, path, random, reader);
  const document = writeDocument(path, random.pick(FORMS), entrance.categories, literals, random);
  return askDocument(hub, entrance, reader, door, document, seen);
}

/** What was asked and what was wrong, for a failing test to say. */
export const describeAsked = ({ document, reader, door, faults }: Asked): string =>
  `${reader.persona}, ${String(reader.purpose)}, ${String(reader.request)}, ${door ?? 'gateway'}: ${faults.join('; ')}\n${document}`;
