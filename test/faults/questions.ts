import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Question } from './Operation';

export const GRANTED = sampleId('request/it-decided');
const PROCEEDING = 'THIS_PROCEEDING';

/** A network publishes; the title tells the key, so that what was made twice is seen. */
export const publish = (key: string = randomUUID()): Question => ({
  kind: 'publish',
  key,
  ...{ persona: 'rilat-secretary', purpose: 'PREVENTION' },
  document: `mutation ($input: PublishActivityInput!) {
    publishActivity(input: $input) { repeated activity { id } } }`,
  variables: {
    input: {
      idempotencyKey: key,
      networkId: sampleId('network/rilat'),
      title: `Under load ${key}`,
      ...{ kind: 'TRAINING', startsOn: '2026-11-18', audience: 'OPEN' },
    },
  },
});

/** An agency submits; the reference tells the key. */
export const submit = (key: string = randomUUID()): Question => ({
  kind: 'submit',
  key,
  ...{ persona: 'italy-agency', purpose: PROCEEDING },
  document: `mutation ($input: SubmitInformationRequestInput!) {
    submitInformationRequest(input: $input) { repeated request { id } } }`,
  variables: {
    input: {
      idempotencyKey: key,
      requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      reference: `LOAD-${key}`,
      ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Preliminary inquiry (fictitious)' },
      ...{ categories: ['CASE_STATUS'], urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
      ...{ language: 'en', summary: 'Please state how far the case has come.' },
    },
  },
});

/** A prosecutor reads cases of their own, with names. */
export const readOwn = (): Question => ({
  kind: 'own',
  ...{ persona: 'prosecutor-vlora', purpose: PROCEEDING },
  document: `{ assignedCases(first: 20) { nodes { reference stage victims { person { familyName } }
    suspects { familyName } } } }`,
});

/** An agency reads what it was granted, and asks for what it was not. */
export const readGranted = (): Question => ({
  kind: 'granted',
  ...{ persona: 'italy-agency', purpose: PROCEEDING, request: GRANTED },
  document: `{ informationRequest(id: "${GRANTED}") { disclosure { case { stage offences { offence }
    victims { person { familyName } } suspects { familyName } } } } }`,
});

/** What callers ask in turn, each four kinds of the hub's parts. */
export const inTurn = (at: number): Question =>
  [publish, readGranted, submit, readOwn][at % 4]?.() ?? publish();

/** Shows that a part serves: an answer without an error that needs it. */
export const NEEDS: Readonly<Record<string, () => Question>> = {
  national: readOwn,
  local: publish,
  international: submit,
  evidence: () => ({
    kind: 'record',
    ...{ persona: 'italy-agency', purpose: 'OVERSIGHT' },
    document: '{ auditEntries(first: 1) { nodes { type } } }',
  }),
  gateway: readOwn,
  postgres: readOwn,
};
