import { parse } from 'yaml';
import { brokenRules, type Composition, type Service } from './containerRules';
import { FILES, read } from './sourceFiles';

const composition = parse(read('docker-compose.yml'), { merge: true }) as Composition;
const { services } = composition;
const dockerfile = read('Dockerfile');

const changed = (name: string, change: Service): Composition => ({
  ...composition,
  services: { ...services, [name]: { ...services[name], ...change } },
});

/** Source of a compiled program, as the image runs it. */
const sourceOf = (program: string): string =>
  program.replace('/dist/', '/').replace(/\.js$/, '.ts');

describe('docker-compose.yml', () => {
  it('runs the database, what prepares it, the four subgraphs and the gateway', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['evidence', 'gateway', 'international', 'keys', 'local', 'log-keys', 'national'].concat([
        'postgres',
        'secret',
        'setup',
        'token',
      ]),
    );
  });

  it('hardens every service', () => {
    expect(brokenRules(composition)).toEqual([]);
  });

  it.each<[string, string, Service]>([
    ['national', 'runs as no root', { user: 'root' }],
    ['national', 'cannot write to its image', { read_only: false }],
    ['local', 'holds no capability', { cap_drop: ['NET_RAW'] }],
    ['local', 'gains no privilege', { security_opt: [] }],
    ['evidence', 'has a limit of memory', { mem_limit: '' }],
    ['evidence', 'is checked for its health while it serves', { healthcheck: { disable: true } }],
    ['postgres', 'is checked for its health while it serves', { healthcheck: {} }],
    ['postgres', 'publishes nothing but the gateway on loopback', { ports: ['5432:5432'] }],
    ['gateway', 'publishes nothing but the gateway on loopback', { ports: ['4000:4000'] }],
    ['local', 'reaches no network outside unless it is the gateway', { networks: ['outside'] }],
    ['local', 'sees its own keys only', { volumes: ['keys-national:/keys:ro'] }],
    ['keys', 'sees its own keys only', { volumes: ['keys-evidence:/app/.lidhja/keys/evidence'] }],
    ['log-keys', 'sees its own keys only', { volumes: ['keys-gateway:/app/.lidhja/keys/gateway'] }],
    ['setup', 'waits for what exists', { depends_on: { sql: { condition: 'service_healthy' } } }],
  ])('would be refused if %s did not keep: %s', (name, rule, change) => {
    expect(brokenRules(changed(name, change))).toEqual([`${name}: ${rule}`]);
  });

  it('starts programs that there are', () => {
    const programs = Object.values(services)
      .flatMap(({ command = [], entrypoint = [] }) => [command, entrypoint].flat())
      .filter((word) => /^[\w/.-]+\.m?js$/.test(word));
    expect(programs.length).toBeGreaterThanOrEqual(7);
    expect(programs.map(sourceOf).filter((file) => !FILES.includes(file))).toEqual([]);
  });

  it('tells the gateway where each subgraph listens', () => {
    const listens = ['national', 'local', 'international', 'evidence'].map(
      (name) => `${name}=http://${name}:${services[name]?.environment?.['PORT']}`,
    );
    expect(services['gateway']?.environment?.['LIDHJA_SUBGRAPHS']).toBe(listens.join(','));
  });

  it('holds the record against what a witness kept, in a folder that no container can write to', () => {
    const mounted = '${LIDHJA_WITNESS:-/dev/null}:/witness:ro';
    const { evidence } = services;
    expect(evidence?.environment?.['LIDHJA_WITNESS']).toBe('${LIDHJA_WITNESS:+/witness}');
    const having = Object.entries(services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.includes('witness')),
    );
    expect(having.map(([name]) => name)).toEqual(['evidence']);
    expect(evidence?.volumes).toContain(mounted);
  });

  it('holds no password', () => {
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD:\s|:\/\/[^\s:/']+:[^\s:/@']+@/);
  });
});

describe('the image', () => {
  const stages = dockerfile.split(/^FROM /m);
  const last = stages.at(-1) ?? '';

  it('runs as node and asks the part whether it is ready', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('\nCMD'));
    expect(last).toMatch(/^HEALTHCHECK .*\\\n.*\/health\/ready/m);
  });

  it('carries no development tools and no embedded database', () => {
    expect(last).toContain('--from=dependencies');
    expect(dockerfile).toMatch(/AS dependencies\nRUN flags="--omit=dev --omit=optional /);
  });

  it('installs the packages of every workspace', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const copied = workspaces.filter((folder) =>
      dockerfile.includes(`COPY ${folder}/package.json ${folder}/\n`),
    );
    expect(copied).toEqual(workspaces);
  });
});
