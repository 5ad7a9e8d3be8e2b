import { sampleId } from '@lidhja/platform';

interface First {
  readonly persona: string;
  readonly purpose: string;
  readonly reason: string;
  readonly query: string;
  readonly variables?: object;
}

const ASK: First = {
  persona: 'ministry-system',
  purpose: 'STATISTICS',
  reason: 'Yearly overview of local networks',
  query:
    '{ networks(first: 5) { nodes { name members(first: 3) { organisation { name } } ' +
    'personsEmployed { value population territory source { event } } } } }',
};

const PUBLISH: First = {
  persona: 'rilat-secretary',
  purpose: 'PREVENTION',
  reason: 'Publishes what the network does',
  query:
    'mutation ($input: PublishActivityInput!) { publishActivity(input: $input) ' +
    '{ repeated activity { id title startsOn synthetic } } }',
  variables: {
    input: {
      idempotencyKey: 'first-steps-1',
      networkId: sampleId('network/rilat'),
      title: 'First steps: a round table with schools',
      kind: 'JOINT_ACTION',
      startsOn: '2026-11-20',
      audience: 'OPEN',
    },
  },
};

const REQUEST: First = {
  persona: 'italy-agency',
  purpose: 'THIS_PROCEEDING',
  reason: 'Preliminary inquiry against a group',
  query:
    'mutation ($input: SubmitInformationRequestInput!) { submitInformationRequest(input: $input) ' +
    '{ repeated request { id state dueAt agreement { title } } } }',
  variables: {
    input: {
      idempotencyKey: 'first-steps-1',
      requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      reference: 'IT-FIRST-STEPS',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Preliminary inquiry 2026/1 (fictitious)',
      categories: ['CASE_STATUS', 'OFFENCE'],
      urgency: 'OTHER',
      evidenceUse: 'INTELLIGENCE',
      language: 'en',
      summary: 'Please state how far the case has come.',
    },
  },
};

const command = (url: string, { persona, purpose, reason, query, variables }: First): string =>
  [
    `curl -s ${url}/graphql -H 'content-type: application/json'`,
    `-H "authorization: Bearer $(npm run --silent token -- ${persona})"`,
    `-H 'lidhja-purpose: ${purpose}' -H 'lidhja-reason: ${reason}'`,
    `-d '${JSON.stringify({ query, ...(variables ? { variables } : {}) })}'`,
  ].join(' \\\n    ');

/**
 * The commands that a newcomer is given to paste, each working as printed: one for every one of the
 * three users (a ministry asks, a network publishes, an agency abroad requests).
 * @param url where the gateway serves
 */
export const firstCommands = (url: string): readonly string[] =>
  [ASK, PUBLISH, REQUEST].map((first) => command(url, first));
