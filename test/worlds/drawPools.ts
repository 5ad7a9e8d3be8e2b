import type { readDeclarations } from '@lidhja/enforcement';
import { sampleId } from '@lidhja/platform';
import { CATEGORIES, type Purpose } from '@lidhja/policy';
import { SEALED_REQUEST } from './commonRows';
import type { Urn } from './drawQuestion';
import { NOWHERE, often, otherwise, submissions } from './drawSubmissions';
import type { WorldDatabase } from './WorldDatabase';

/** What questions are drawn from, whoever asks. */
export type Pools = Omit<Urn, 'schema' | 'random'>;

/** To be explained: nothing that an explanation says of them may depend on a row. */
const DOCUMENTS = [
  '{ areas(kind: QARK) { nodes { name } } }',
  '{ findCase(reference: "HIDDEN-7") { stage victims { person { familyName citizenship } } } }',
  '{ informationRequests { nodes { state disclosure { case { stage } } } } auditEntries { nodes { type } } }',
  '{ assignedShoes { id } }',
];

/** Answers for each category that was asked for: all granted, the first refused, and one too few. */
const answersTo = (categories: readonly string[]): object[][] => {
  const granted = categories.map((category) => ({ category }));
  return [
    granted,
    categories.map((category, at) =>
      at === 0 ? { category, ground: 'NOT_AVAILABLE' } : { category },
    ),
    granted.slice(1),
  ];
};

/** Values for the inputs of a schema that are not known by name here. `#` stands for a number. */
export const BY_TYPE = {
  ':String': [
    ...often(12, ['Written in two worlds (synthetic)', 'Number # of two worlds (synthetic)']),
    ...['x', ''],
  ],
  ':Int': [0, 1, 2, 3, 8],
  ':Float': [0, 0.5],
  ':Boolean': [true, false],
  ':DateTime': ['2026-06-01T00:00:00Z', '2027-06-01T00:00:00Z', '2040-01-01T00:00:00Z'],
  ':LocalDate': ['2026-05-05', '2026-10-01', '1980-01-01'],
  ':Date': ['2026-05-05', '2026-10-01', '1980-01-01'],
} as const;

/** Reads what there is, hidden or not, and adds what is nowhere. @param until milliseconds since 1970 */
export async function drawPools(
  database: WorldDatabase,
  { operations }: Pick<ReturnType<typeof readDeclarations>, 'operations'>,
  until: number,
): Promise<Pools> {
  const column = async (sql: string): Promise<string[]> =>
    (await database.rows<{ value: string }>(sql)).map(({ value }) => value);
  const ids = (table: string, where = 'true'): Promise<string[]> =>
    column(`select id::text as value from ${table} where ${where} order by id`);
  const references = await column(
    'select reference as value from "national".case_status order by 1',
  );
  const sent = await column('select reference as value from exchange.request order by 1');
  const requests = await ids('exchange.request');
  const open = await database.rows<{ id: string; categories: string[] }>(
    `select id, categories from exchange.request r
     where r.asks = 'INFORMATION' and not exists (select from exchange.decision d where d.request = r.id)
       and exists (select from exchange.request_event e where e.request = r.id
         and e.event = 'ACKNOWLEDGED') order by id`,
  );
  const asking = await ids('exchange.request', `asks = 'HIT_NO_HIT'`);
  const networks = await ids('"local".network');
  const spoken = await ids('"local".network', `secretariat is not null`);
  // Of the personas that publish, one has a network of its own.
  const published = await ids(
    '"local".network',
    `secretariat = '${sampleId('organisation/rilat')}'`,
  );
  const organisations = await ids('exchange.organisation');
  const asked = await ids(
    'exchange.organisation',
    `id in (select requested from exchange.request)`,
  );
  const answering = await ids(
    'exchange.organisation',
    `id in (select requested from exchange.request
      where requesting = '${sampleId('organisation/italy-anti-trafficking-agency')}')`,
  );
  const persons = await ids('"national".person');
  const ended = await column(
    'select case_id::text as value from "national".case_term where ended_at is not null order by 1',
  );
  const named = references.filter((reference) => /-000\d$/.test(reference));
  const operation = await column(
    'select distinct operation::text as value from audit.entry where operation is not null order by 1',
  );
  return {
    requests: [...requests, NOWHERE],
    purposes: new Map<string, readonly Purpose[]>(
      [...operations].map(([name, rule]) => [name.replace(/^\w+\./, ''), rule.purposes]),
    ),
    values: {
      ...BY_TYPE,
      ':ID': [...requests, ...networks, ...organisations, ...persons.slice(0, 8), NOWHERE, 'no id'],
      'findCase.reference': [...references, ...often(4, named), 'HIDDEN-7', 'XX-0000-0000', ''],
      'informationRequest.id': [
        ...often(2, requests),
        ...often(8, [SEALED_REQUEST]),
        ...[NOWHERE, 'no id'],
      ],
      'policyChange.id': [NOWHERE, 'no id'],
      'dangerPush.id': [...often(2, await ids('exchange.danger_push')), NOWHERE, 'no id'],
      'explain.document': DOCUMENTS,
      'explain.operationName': [null, 'Other'],
      'explain.variables': [null, {}, { unknown: 1 }],
      'explain.purpose': ['THIS_PROCEEDING', 'ASSISTANCE', 'OVERSIGHT', 'OTHER', 'NONE'],
      'explain.request': [...requests, NOWHERE],
      'explain.as': [
        { kind: 'police' },
        { kind: 'donor' },
        ...(await ids('exchange.official')).map((official) => ({ official })),
        { official: NOWHERE },
      ],
      'CaseFilter.qark': ['AL-12', 'AL-03', 'XX'],
      'findNetwork.id': [...often(2, networks), NOWHERE],
      'findActivity.id': [...(await ids('"local".activity')), NOWHERE],
      'AuditEntryFilter.from': ['2026-01-01T00:00:00Z'],
      until: [new Date(until).toISOString()],
      operation: [...operation, NOWHERE],
      area: ['AL-12', 'AL-03', 'AL-12-VLORE', 'XX'],
      'areas[]': ['AL-12', 'AL-03', 'AL-12-VLORE', 'XX'],
      country: ['AL', 'IT', 'GR', 'XX'],
      year: [2024, 2025, 2026],
      first: [1, 1, 1, 2, 2, 3, 3, 5, 8, 0, 101],
      after: ['AAAA'],
      idempotencyKey: [
        ...often(30, ['two-worlds-#']),
        'two-worlds-again',
        'two-worlds-twice',
        'short',
      ],
      networkId: [...often(40, published), ...often(2, spoken), ...networks, NOWHERE],
      referralId: [...(await ids('exchange.referral')), NOWHERE],
      recordId: [
        ...(await column('select record::text as value from exchange.called_in order by 1')),
        ...(await ids('exchange.referral')),
        ...(await ids('exchange.consent')),
        ...(await ids('"international".person_return')),
        NOWHERE,
      ],
      recipientId: [...organisations, NOWHERE],
      'RecordConsentInput.purposes': [['ASSISTANCE'], ['ASSISTANCE', 'RETURN'], ['NONE']],
      'RecordConsentInput.categories': [['ASSISTANCE'], ['HEALTH', 'ASSISTANCE'], ['OPEN']],
      informedOn: [...often(4, ['2025-11-05']), '2040-01-01'],
      consentId: [...(await ids('exchange.consent')), NOWHERE],
      breachId: [...(await ids('exchange.breach')), NOWHERE],
      knownAt: ['2026-10-01T09:00:00Z', '2040-01-01T00:00:00Z'],
      'operations[]': [...operation.slice(0, 8), NOWHERE],
      'RecordBreachInput.categories': [['HEALTH'], ['VICTIM_IDENTITY', 'HEALTH'], ['OPEN']],
      representativeId: [...(await ids('exchange.representative')), NOWHERE],
      'readersOfPerson.consentId': [...(await ids('exchange.consent')), NOWHERE, 'no id'],
      proceeding: [...often(8, ['Inquiry # of two worlds (synthetic)']), 'x'],
      summary: [...often(8, ['What does the case hold (synthetic)?']), 'x'],
      urgency: [...often(8, ['OTHER']), 'URGENT'],
      urgencyReason: [...often(8, [null]), 'A hearing of two worlds # (synthetic)'],
      noticeId: [...(await ids('exchange.notice')), NOWHERE],
      offerId: [...(await ids('exchange.condition_offer')), NOWHERE],
      condition: [null, 'Kept to two worlds # (synthetic)'],
      'ConditionInput.condition': ['Kept to two worlds # (synthetic)'],
      ...Object.fromEntries(
        ['question', 'answer', 'reason', 'report'].map((name) => [
          name,
          [...often(8, ['Words of two worlds # (synthetic)']), 'x'],
        ]),
      ),
      'AwaitAuthorisationInput.until': ['2027-06-01T00:00:00Z', '2020-01-01T00:00:00Z'],
      title: [...often(8, ['Number # of two worlds (synthetic)']), 'x'],
      startsOn: [...often(4, ['2026-05-05', '2026-10-01']), '1980-01-01'],
      endsOn: [...often(4, ['2026-12-01']), '2026-01-01'],
      'partnerIds[]': [...organisations, persons[0], NOWHERE],
      'links[]': [...often(4, ['LINK-R2', 'LINK-H5']), 'LINK-XX'],
      requestedAuthority: [...often(200, asked), ...organisations, NOWHERE],
      reference: [...sent, ...often(2, ['IT-2026-#', 'GR-2026-#'])],
      // Read by the other side once it was sent, which the sweep for canaries would take for a leak.
      earlierReference: [...references.map(otherwise), 'XX-0000-0000'],
      citizenship: [...often(6, ['AL', 'IT']), 'XX'],
      birthYear: [...often(6, [1986, 2001]), 0],
      'RequestDocumentInput.name': [...often(24, ['two-worlds-#.txt']), '../two-worlds'],
      mediaType: [...often(24, ['TEXT']), 'PDF', 'PNG'],
      content: [...often(24, ['VHdvIHdvcmxkcyAoc3ludGhldGljKQ==']), 'no base64', ''],
      offence: [...often(12, ['TRAFFICKING_IN_PERSONS']), 'SMUGGLING_OF_MIGRANTS', 'NONE'],
      language: [...often(12, ['it']), 'italiano'],
      category: CATEGORIES,
      ...submissions({ sent, answering, organisations }),
      requestId: [
        ...often(
          6,
          open.map(({ id }) => id),
        ),
        ...requests,
        NOWHERE,
      ],
      caseId: [...often(3, ended), ...(await ids('"national"."case"')).slice(0, 12), NOWHERE],
      informationId: [...often(4, await ids('exchange.spontaneous_draft')), NOWHERE],
      'PrepareSpontaneousInformationInput.recipientId': [
        ...often(20, [sampleId('organisation/italy-anti-trafficking-agency')]),
        ...organisations,
        NOWHERE,
      ],
      'PrepareSpontaneousInformationInput.categories': [
        ...often(6, [['CASE_STATUS', 'OFFENCE']]),
        ['OFFENCE', 'VICTIM_IDENTITY'],
        ['HEALTH'],
      ],
      'PrepareSpontaneousInformationInput.conditions': [
        ...often(6, [[{ category: 'OFFENCE', condition: 'Kept to two worlds # (synthetic)' }]]),
        [],
      ],
      'PrepareSpontaneousInformationInput.handling': [null, ['H2'], ['H4']],
      'PrepareSpontaneousInformationInput.asEvidence': [...often(4, [false]), true],
      'PrepareSpontaneousInformationInput.purpose': [...often(6, ['RELATED_PROCEEDING']), 'OTHER'],
      onwardRequestId: [...(await ids('exchange.onward_request')), NOWHERE],
      'RequestOnwardTransferInput.requestId': [
        ...often(
          4,
          [SEALED_REQUEST].concat(
            ['read', 'received', 'reported'].map((one) => sampleId(`request/it-${one}`)),
          ),
        ),
        ...requests,
        NOWHERE,
      ],
      'RequestOnwardTransferInput.recipientId': [
        ...often(20, [sampleId('organisation/greece-anti-trafficking-agency')]),
        ...organisations,
        NOWHERE,
      ],
      'RequestOnwardTransferInput.categories': [
        ...often(4, [['CASE_STATUS'], ['CASE_STATUS', 'OFFENCE']]),
        ['VICTIM_IDENTITY'],
      ],
      'RequestOnwardTransferInput.purpose': [...often(4, ['RELATED_PROCEEDING']), 'OTHER'],
      'DecideOnwardRequestInput.categories': answersTo(['CASE_STATUS', 'OFFENCE']),
      outwardRequestId: [...(await ids('exchange.outward_request')), NOWHERE],
      'ApproveOutwardRequestInput.documents': [...often(4, [null, 0]), 1],
      'PrepareOutwardRequestInput.requestedAuthority': [
        ...often(20, [sampleId('organisation/italy-anti-trafficking-agency')]),
        ...organisations,
        NOWHERE,
      ],
      'PrepareOutwardRequestInput.categories': [...often(4, [['OFFENCE']]), ['HEALTH']],
      'SubmitSpontaneousInformationInput.recipientId': [
        ...often(20, [sampleId('organisation/prosecutor-vlora'), null]),
        ...organisations,
        NOWHERE,
      ],
      'SubmitSpontaneousInformationInput.around': [
        ...often(8, [null]),
        [sampleId('organisation/state-police')],
        [NOWHERE],
      ],
      'SubmitSpontaneousInformationInput.categories': [...often(6, [['OFFENCE']]), ['HEALTH']],
      'SubmitSpontaneousInformationInput.conditions': [
        ...often(6, [[{ category: 'OFFENCE', condition: 'Told in two worlds # (synthetic)' }]]),
        [],
      ],
      'SubmitSpontaneousInformationInput.handling': [null, ['H2'], ['H4']],
      'SubmitSpontaneousInformationInput.asEvidence': [...often(4, [false]), true],
      'SubmitSpontaneousInformationInput.purpose': [...often(6, ['RELATED_PROCEEDING']), 'OTHER'],
      'SubmitSpontaneousInformationInput.subject': [
        ...often(8, ['Told # of two worlds (synthetic)']),
        'x',
      ],
      'SubmitSpontaneousInformationInput.text': [
        ...often(8, ['Told # of two worlds, in words (synthetic)']),
        'x',
      ],
      carries: [...often(4, [['CASE_STATUS', 'VICTIM_IDENTITY']]), ['MIGRATION']],
      'AnswerRequestInput.categories': [[{ category: 'OFFENCE', words: 'Of two worlds #' }]],
      'AskHitNoHitInput.earlierReference': [...often(3, named), 'XX-0000-0000', null],
      person: [...often(4, [null]), { familyName: 'Of two worlds #' }],
      originId: [...often(30, [null]), ...requests, NOWHERE],
      'AnswerHitNoHitInput.requestId': [...often(4, asking), ...requests, NOWHERE],
      hit: [true, true, false],
      asSuspect: [...often(3, [null]), true],
      handling: [['H2'], null],
      pushId: [...(await ids('exchange.danger_push')), NOWHERE],
      personId: [
        ...(
          await ids('"national".person', `id in (select person_id from "national".case_person)`)
        ).slice(0, 40),
        NOWHERE,
      ],
      whereabouts: [...often(3, ['GR', 'IT', 'AL']), 'XK', 'x'],
      toward: [null, null, 'police', 'shelter', 'ngo'],
      around: [[], [], [organisations[0]], ['no id']],
      grounds: [...often(8, ['Grounds of two worlds # (synthetic)']), 'x'],
      words: [...often(8, ['Words of two worlds # (synthetic)']), 'x'],
      'DangerItemInput.category': [
        ...often(4, ['VICTIM_LOCATION', 'VICTIM_IDENTITY']),
        'HEALTH',
        'NONE',
      ],
      caseReference: [...often(3, named), ...references, 'XX-0000-0000'],
      'PreviewDecisionInput.categories': [
        null,
        ...open.flatMap(({ categories }) => answersTo(categories)),
      ],
      'DecideRequestInput.categories': open.flatMap(({ categories }) => answersTo(categories)),
      validUntil: ['2027-06-01T00:00:00Z', '2027-06-01T00:00:00Z', '2020-01-01T00:00:00Z'],
    },
  };
}
