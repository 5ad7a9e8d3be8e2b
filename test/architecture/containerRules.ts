/** A service of docker-compose.yml, as far as the rules look at it. */
export interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly user?: string;
  readonly command?: string | string[];
  readonly entrypoint?: string[];
  readonly ports?: unknown[];
  readonly networks?: string[];
  readonly network_mode?: string;
  readonly volumes?: string[];
  readonly read_only?: boolean;
  readonly cap_drop?: string[];
  readonly security_opt?: string[];
  readonly mem_limit?: string;
  readonly privileged?: boolean;
  readonly restart?: string;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: unknown };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What docker-compose.yml says. */
export interface Composition {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** Folders with keys that a command changes while the hub runs, each by a container that has no other. */
const CHANGED: Readonly<Record<string, string>> = {
  keys: 'keys-gateway:/app/.lidhja/keys/gateway',
  'log-keys': 'keys-evidence:/app/.lidhja/keys/evidence',
};
const isOwn = (name: string, volume: string): boolean =>
  volume === (CHANGED[name] ?? `keys-${name}:/keys:ro`);

type Rule = (service: Service, name: string, all: Composition) => boolean;

const runsOnce = ({ restart }: Service): boolean => restart === 'no';
const isOurs = ({ build }: Service): boolean => build !== undefined;

/** What every service must be; each is told by the sentence that is not true of it. */
const RULES: Readonly<Record<string, Rule>> = {
  'runs as no root': (service) => service.user === (isOurs(service) ? 'node' : 'postgres'),
  'cannot write to its image': (service) => service.read_only === true,
  'holds no capability': ({ cap_drop, privileged }) =>
    cap_drop?.join() === 'ALL' && privileged !== true,
  'gains no privilege': ({ security_opt }) =>
    security_opt?.includes('no-new-privileges:true') ?? false,
  'has a limit of memory': ({ mem_limit }) => /^\d+[mg]$/.test(mem_limit ?? ''),
  'is checked for its health while it serves': (service) =>
    runsOnce(service) ||
    (isOurs(service) ? service.healthcheck === undefined : service.healthcheck?.test !== undefined),
  'publishes nothing but the gateway on loopback': ({ ports = [] }, name) =>
    name === 'gateway'
      ? ports.length === 1 && ports[0] === '127.0.0.1:4000:4000'
      : ports.length === 0,
  'reaches no network outside unless it is the gateway': (service, name, { networks }) =>
    name === 'gateway' ||
    service.network_mode === 'none' ||
    ((service.networks?.length ?? 0) > 0 &&
      (service.networks ?? []).every((network) => networks[network]?.internal === true)),
  'sees its own keys only': ({ volumes = [] }, name) =>
    name === 'setup' ||
    volumes.every((volume) => !volume.startsWith('keys-') || isOwn(name, volume)),
  'waits for what exists': ({ depends_on = {} }, _name, { services }) =>
    Object.keys(depends_on).every((other) => services[other] !== undefined),
};

/** Each service that breaks a rule, with the rule. */
export const brokenRules = (composition: Composition): string[] =>
  Object.entries(composition.services).flatMap(([name, service]) =>
    Object.entries(RULES)
      .filter(([, holds]) => !holds(service, name, composition))
      .map(([rule]) => `${name}: ${rule}`),
  );
