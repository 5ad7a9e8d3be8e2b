import { sampleId } from '@lidhja/platform';

/** A wall: 1 the doors of the subgraph, 2 the mask on its fields, 3 row security in the database. */
export type Wall = 1 | 2 | 3;
export const WALLS: readonly Wall[] = [1, 2, 3];

/** What someone must not read, and which walls stop it, each of them by itself. */
export interface ForbiddenReading {
  readonly who: string;
  readonly what: string;
  readonly stoppedBy: readonly Wall[];
  readonly persona: string | null;
  readonly purpose: string | null;
  readonly request?: string;
  readonly subgraph: string;
  readonly document: string;
  /** Found in an answer in which the value came out. */
  readonly value: RegExp;
}

const entity = (type: string, id: string, fields: string): string =>
  `{ _entities(representations: [{ __typename: "${type}", id: "${sampleId(id)}" }]) { ... on ${type} { ${fields} } } }`;

const aCase = (id: string, fields: string): string => entity('Case', `case/${id}`, fields);
const aPerson = (number: number, fields: string): string =>
  entity('Person', `person/${number}`, fields);
const aNetwork = (fields: string): string =>
  `{ findNetwork(id: "${sampleId('network/rilat')}") { ${fields} } }`;
const RECORDED = 'referralsToRegionalPolice(year: 2025) { recorded }';
const LETTER = sampleId('request/it-decided');

const STAGE = /"stage":"/;
const SUSPECT = /"suspects":\[\{"familyName":"/;
const NAME = /"familyName":"/;

const reading = (
  [persona, purpose, subgraph]: readonly [string | null, string | null, string],
  what: string,
  stoppedBy: readonly Wall[],
  document: string,
  value: RegExp,
  more: Partial<ForbiddenReading> = {},
): ForbiddenReading => ({
  who: `${persona ?? 'someone without a token'}, ${purpose ?? 'without a purpose'}`,
  what,
  stoppedBy,
  persona,
  purpose,
  subgraph,
  document,
  value,
  ...more,
});

/**
 * The table. What a kind could never read, and what an operation is not for, is stopped at the doors;
 * who could read it of another row, on another basis or for another purpose, is past them. That a row is
 * another organisation's is known to the database alone; that it is sealed SQL also tells the mask.
 */
export const FORBIDDEN: readonly ForbiddenReading[] = [
  reading([null, null, 'national'], 'a case', [1, 2, 3], aCase('vlora-1', 'stage'), STAGE),
  reading(
    ['journalist', 'PREVENTION', 'national'],
    'a case',
    [1, 2, 3],
    aCase('vlora-1', 'stage'),
    STAGE,
  ),
  reading(
    ['donor', 'OVERSIGHT', 'national'],
    'the name of a person',
    [1, 2, 3],
    aPerson(1, 'familyName'),
    NAME,
  ),
  reading(
    ['national-coordinator', 'OVERSIGHT', 'national'],
    'suspects',
    [2, 3],
    aCase('vlora-1', 'suspects { familyName }'),
    SUSPECT,
  ),
  reading(
    ['rilat-secretary', 'ASSISTANCE', 'national'],
    'a case by its reference',
    [1, 2, 3],
    '{ findCase(reference: "VL-2026-0001") { stage } }',
    STAGE,
  ),
  reading(
    ['prosecutor-vlora', 'ASSISTANCE', 'national'],
    'an own case, for another purpose',
    [2, 3],
    aCase('vlora-1', 'stage'),
    STAGE,
  ),
  reading(
    ['prosecutor-vlora', 'ASSISTANCE', 'national'],
    'the list of own cases, for another purpose',
    [1, 2, 3],
    '{ assignedCases(first: 3) { nodes { stage } } }',
    STAGE,
  ),
  reading(
    ['prosecutor-fier', 'THIS_PROCEEDING', 'national'],
    'suspects of a case of another office',
    [2, 3],
    aCase('vlora-1', 'suspects { familyName }'),
    SUSPECT,
  ),
  reading(
    ['prosecutor-vlora', 'THIS_PROCEEDING', 'national'],
    'the citizenship of a victim in an own case',
    [2, 3],
    aCase('vlora-1', 'victims { person { citizenship } }'),
    /"citizenship":"/,
  ),
  reading(
    ['responsible-authority', 'ASSISTANCE', 'national'],
    'suspects',
    [2, 3],
    aCase('vlora-1', 'suspects { familyName }'),
    SUSPECT,
  ),
  reading(
    ['police-vlora', 'ASSISTANCE', 'national'],
    'what a referral did not carry',
    [2, 3],
    aPerson(1, 'citizenship'),
    /"citizenship":"/,
  ),
  reading(
    ['greece-agency', 'THIS_PROCEEDING', 'national'],
    'a case under an agreement that has ended',
    [2, 3],
    aCase('vlora-2', 'stage'),
    STAGE,
    { request: sampleId('request/gr-old-1') },
  ),
  reading(
    ['italy-agency', 'THIS_PROCEEDING', 'national'],
    'exploitation, which was not granted',
    [2, 3],
    aCase('vlora-3', 'exploitation { form }'),
    /"form":"/,
    { request: LETTER },
  ),
  reading(
    ['italy-agency', 'RELATED_PROCEEDING', 'national'],
    'what was granted, for another purpose',
    [2, 3],
    aCase('vlora-3', 'stage'),
    STAGE,
    { request: LETTER },
  ),
  reading(
    ['prosecutor-vlora', 'THIS_PROCEEDING', 'national'],
    'a protected witness in an own case',
    [2, 3],
    aPerson(4, 'familyName'),
    NAME,
  ),
  reading(
    [null, null, 'local'],
    'referrals',
    [1, 2, 3],
    '{ referrals { nodes { referredOn } } }',
    /"referredOn":"/,
  ),
  reading(
    ['rilat-secretary', 'ASSISTANCE', 'local'],
    'referrals between other organisations',
    [1, 3],
    '{ referrals { nodes { referredOn } } }',
    /"referredOn":"/,
  ),
  reading(
    ['donor', 'PREVENTION', 'local'],
    'contact points',
    [2, 3],
    aNetwork('contactPoints { place }'),
    /"place":"/,
  ),
  reading(
    ['vatra-social-worker', 'STATISTICS', 'local'],
    'a cell of the official table',
    [2, 3],
    aNetwork(RECORDED),
    /"recorded":\d/,
  ),
  reading(
    ['national-coordinator', 'ASSISTANCE', 'local'],
    'a cell of the official table, for another purpose',
    [2, 3],
    aNetwork(RECORDED),
    /"recorded":\d/,
  ),
  reading(
    ['donor', 'OVERSIGHT', 'international'],
    'a request between two authorities',
    [2, 3],
    entity('InformationRequest', 'request/it-decided', 'summary'),
    /"summary":"/,
  ),
  reading(
    ['police-vlora', 'THIS_PROCEEDING', 'international'],
    'a request to another authority',
    [2, 3],
    entity('InformationRequest', 'request/it-decided', 'summary'),
    /"summary":"/,
  ),
  reading(
    ['national-coordinator', 'PREVENTION', 'evidence'],
    'the record of another organisation',
    [1, 2, 3],
    '{ auditEntries(first: 100) { nodes { reason } } }',
    /"reason":"Left in the record of another/,
  ),
];
