// Who may import whom. `npm run imports` applies these rules, and first proves on
// test/architecture/canary that each of them still bites. `comment` is the reason, printed when it does.

const PRODUCT = '^(gateway|shared|subgraphs)/';
const TESTS = '\\.test\\.ts$|/testkit/';
// A file's package, captured for `$1`.
const PACKAGE = '^((?:shared|subgraphs)/[^/]+|gateway|test)/';
const DATABASE = '(^|/)(typeorm|pg)(/|$)';
const SHIELD = '(^|/)graphql-shield(/|$)';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'policy-is-pure',
    comment:
      'a decision must follow from the question alone, so that it can be replayed years later and ' +
      'proved over every case: no package, no file, no network, no clock',
    severity: 'error',
    from: { path: '^shared/policy/', pathNot: `${TESTS}|^shared/policy/cases/` },
    to: { pathNot: '^shared/policy/' },
  },
  {
    name: 'policy-cases-stay-outside',
    comment: 'the cases read files, and what decides must not depend on what checks it',
    severity: 'error',
    from: { path: '^shared/policy/', pathNot: `${TESTS}|^shared/policy/cases/` },
    to: { path: '^shared/policy/cases/' },
  },
  {
    name: 'subgraphs-do-not-import-each-other',
    comment:
      'each owner can leave and run alone: subgraphs meet in the supergraph, not in the code',
    severity: 'error',
    from: { path: '^subgraphs/([^/]+)/' },
    to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
  },
  {
    name: 'gateway-imports-no-subgraph',
    comment: 'the gateway knows the subgraphs by their addresses and the supergraph only',
    severity: 'error',
    from: { path: '^gateway/' },
    to: { path: '^subgraphs/' },
  },
  {
    name: 'subgraphs-import-no-gateway',
    comment: 'a subgraph must also serve behind another gateway',
    severity: 'error',
    from: { path: '^subgraphs/' },
    to: { path: '^gateway/' },
  },
  {
    name: 'shared-imports-no-part',
    comment: 'what all parts stand on cannot stand on one of them',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: '^(gateway|subgraphs|test)/' },
  },
  {
    name: 'product-imports-no-test',
    comment: 'what is installed for a ministry must not carry the keys and doubles of the tests',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TESTS },
    to: { path: `^test/|${TESTS}` },
  },
  {
    name: 'rows-are-read-by-stores-only',
    comment:
      'row security is set on one session: whoever else reaches the database reads past it; only ' +
      '*Row, *Store, migrations, sample loaders and the folders that make the database may',
    severity: 'error',
    from: {
      path: PRODUCT,
      pathNot: [
        TESTS,
        '(Row|Store)\\.ts$',
        '/migrations/',
        '/sample/',
        '^shared/platform/database/',
        '^shared/launch/(backup|database|postgres)/',
        '^shared/enforcement/',
      ],
    },
    to: { path: DATABASE },
  },
  {
    name: 'enforcement-opens-no-database',
    comment:
      'it carries the session that others opened: the types of typeorm, and nothing that runs',
    severity: 'error',
    from: { path: '^shared/enforcement/', pathNot: TESTS },
    to: { path: DATABASE, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'shield-in-one-file',
    comment: 'graphql-shield is dormant upstream: one file to read, and one to replace',
    severity: 'error',
    // The benchmark measures its stock use beside ours.
    from: { pathNot: '^(shared/enforcement/walls/guardDoors|test/benchmark/stockShield)\\.ts$' },
    to: { path: SHIELD },
  },
  {
    name: 'packages-by-their-name',
    comment:
      'a path into another package holds only in this clone, where the name holds everywhere',
    severity: 'error',
    from: { path: PACKAGE },
    to: { path: PACKAGE, pathNot: '^$1/', dependencyTypesNot: ['aliased'] },
  },
  {
    name: 'no-cycles',
    comment: 'a cycle has no first file to read, and in CommonJS hands out undefined classes',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-resolves',
    comment: 'an import that leads nowhere is one that no other rule can see',
    severity: 'error',
    from: { path: '\\.ts$' },
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: 'tsconfig.check.json' },
    // Types too: a type that crosses a border is a dependency on what is behind it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: 'architecture/canary/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'import', 'types'],
    },
  },
};
