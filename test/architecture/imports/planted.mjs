/**
 * What must be reported for the tree in test/architecture/canary, and nothing beside it. Files there
 * that stand in no line (AreaStore, carriesSession) do what the rules allow.
 */
export const PLANTED = [
  'enforcement-opens-no-database: shared/enforcement/opensDatabase.ts → typeorm',
  'environment-is-read-once: shared/platform/readsSettings.ts → process.env',
  'everything-resolves: subgraphs/national/climbsIn.ts → ./nowhere',
  'gateway-imports-no-subgraph: gateway/asksSubgraph.ts → subgraphs/local/index.ts',
  'no-cycles: shared/platform/and.ts → shared/platform/round.ts → shared/platform/and.ts',
  'packages-are-declared: gateway/asksSubgraph.ts → @lidhja/local',
  'packages-are-declared: shared/policy/decide.ts → yaml',
  'packages-are-declared: subgraphs/national/climbsIn.ts → @lidhja/policy',
  'packages-by-their-name: subgraphs/national/borrowsTest.ts → test/double.ts',
  'packages-by-their-name: subgraphs/national/climbsIn.ts → shared/platform/index.ts',
  'packages-through-their-door: subgraphs/national/climbsIn.ts → @lidhja/policy/decide',
  'policy-cases-stay-outside: shared/policy/decide.ts → shared/policy/cases/aCase.ts',
  'policy-is-pure: shared/policy/decide.ts → fs',
  'policy-is-pure: shared/policy/decide.ts → yaml',
  'policy-reads-no-clock: shared/policy/needsClock.ts → Date.now',
  'product-imports-no-test: subgraphs/national/borrowsTest.ts → test/double.ts',
  'rows-are-read-by-stores-only: subgraphs/national/readsRows.ts → pg',
  'rows-are-read-by-stores-only: subgraphs/national/readsRows.ts → typeorm',
  'shared-imports-no-part: shared/platform/startsPart.ts → gateway/index.ts',
  'shield-in-one-file: subgraphs/national/secondShield.ts → graphql-shield',
  'subgraphs-do-not-import-each-other: subgraphs/national/asksNeighbour.ts → subgraphs/local/index.ts',
  'subgraphs-import-no-gateway: subgraphs/national/asksNeighbour.ts → gateway/index.ts',
];
